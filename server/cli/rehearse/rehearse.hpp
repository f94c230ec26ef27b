#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace chorus::cli::rehearse {

// `chorus rehearse URL --code CODE --people N [--facilitator URL] [--seed S] [--speed X] [--seconds
// T]
// [--json]`, words without the command's own name. Returns the exit status: 0 sound, 1 something
// acknowledged was lost or doubled or there was no rehearsal, 2 the words are off. With --json the
// last line of `out` is the one object of the contract. Blocks; one thread; throws nothing.
int run_rehearse(const std::vector<std::string>& words, std::ostream& out, std::ostream& err);

}  // namespace chorus::cli::rehearse

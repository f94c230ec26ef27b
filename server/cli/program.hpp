#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace chorus::cli {

// Runs the command that the words name and returns the exit status.
int run(const std::vector<std::string>& words, std::ostream& out, std::ostream& err);

}  // namespace chorus::cli

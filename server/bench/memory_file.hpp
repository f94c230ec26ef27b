#pragma once

#include "kernel/values/commit.hpp"
#include "kernel/values/loaded.hpp"

namespace chorus::bench {

// Writes one commit to an inquiry that is kept in memory, as the file would keep it.
void carry_out(const kernel::Commit& commit, kernel::Loaded& file);

}  // namespace chorus::bench

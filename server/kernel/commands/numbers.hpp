#pragma once

#include "kernel/commands/core_command.hpp"

namespace chorus::kernel {

// What people gave gets its number for papers, "S07" or "H15", when its activity closes: in random
// order, so that no number tells when something was told, and once for good. It
// is the member `number` of the body, unique among its kind in the whole inquiry. What nobody but
// its owner has, and what was put away, gets none: a gap would tell of it.
void number_what_was_given(const CoreCall& call, ChangeSet& changes);

}  // namespace chorus::kernel

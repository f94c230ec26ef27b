#pragma once

#include "kernel/commands/core_command.hpp"

namespace chorus::kernel {

// The evenings of a plan: when and where people meet. All are the leads'; room/plan says what may
// not be.

// `core.add_evening {to, after?}`: at the end, or after another one. Answers {key}.
CoreOutcome add_evening(const CoreCall& call);
// `core.change_evening {key, to, was?}`.
CoreOutcome change_evening(const CoreCall& call);
// `core.remove_evening {key}`: one without parts.
CoreOutcome remove_evening(const CoreCall& call);

}  // namespace chorus::kernel

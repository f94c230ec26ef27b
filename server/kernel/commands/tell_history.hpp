#pragma once

#include "kernel/commands/core_command.hpp"

namespace chorus::kernel {

// `core.history {key}`, for leads: `{acts: [{what, at, by: {who, picture?, name?}}]}`, oldest
// first, at most k_acts_told. `what` is told, changed, shown, taken_off, hidden, shown_again,
// permission, outcome, revealed or undone; `who` is owner, lead or room.
CoreOutcome tell_history(const CoreCall& call);

// A lead as other leads know them: {picture?, name?}.
Body lead_as_known(const CoreCall& call, const PersonId& lead);

}  // namespace chorus::kernel

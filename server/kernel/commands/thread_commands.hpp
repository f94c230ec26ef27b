#pragma once

#include "kernel/commands/core_command.hpp"

namespace chorus::kernel {

// Asking where a word came from and what it changed, and saying so. All in the inquiry's space.
CoreOutcome tell_thread(const CoreCall& call);    // core.thread {ref}: both ways, for this reader
CoreOutcome tell_mine(const CoreCall& call);      // core.mine {}: what I gave, and what it led to
CoreOutcome give_outcome(const CoreCall& call);   // core.give_outcome {ref, state, words}: leads
CoreOutcome mark_reviewed(const CoreCall& call);  // core.reviewed {key}: leads

// In an activity's space, by the owner: core.permit {key, permission}.
CoreOutcome permit_record(const CoreCall& call);

}  // namespace chorus::kernel

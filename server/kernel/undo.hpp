#pragma once

#include "kernel/change_set.hpp"
#include "kernel/core_command.hpp"
#include "kernel/live_space.hpp"

namespace chorus::kernel {

// What it takes to take these changes back later. Ballots are never in it.
UndoEntry undo_entry(const ChangeSet& changes, const LiveSpace& before, const Command& command,
                     Instant now);

// Takes back the last act in the space that can be, if nothing it touched has changed since; else
// says what has.
CoreOutcome undo_last(const CoreCall& call);

}  // namespace chorus::kernel

#pragma once

#include "kernel/commands/core_command.hpp"
#include "kernel/room/change_set.hpp"
#include "kernel/room/live_space.hpp"

namespace chorus::kernel {

// What it takes to take these changes back later. Ballots are never in it. It also waits for what
// its images repeat: a highlight that was removed does not come back once its story has changed.
UndoEntry undo_entry(const ChangeSet& changes, const LiveSpace& before, const Command& command,
                     Instant now);

// True where the entry's images or what it made are among `keys`, or lean on one of them.
bool touches(const UndoEntry& entry, const Key& key);

// `core.undo {key?, look: true}`: which act that would be, and does nothing: `{act, command,
// things, key?}`, `act` being its number and `key` the first thing it touched that the leads see.
// `core.undo {key?, act?}`: takes back the last act in the space, or the last that touched `key`,
// if it is that `act` and nothing it touched has changed since; else `changed_since` says which act
// it is and what came after it. Everything is as it was, but for revs, which go on rising; a close
// taken back is open again without the ten seconds that were running. What was taken back cannot be
// taken back: it is done again by its own button, and the next undo goes to the act before. Where a
// lead let their own words go less far, only they take that back. An act that put a thing away as
// needing care is there for the lead who did it and for nobody else; it can be taken back even
// where the owner wrote on.
CoreOutcome undo_act(const CoreCall& call);

}  // namespace chorus::kernel

#pragma once

#include "kernel/commands/core_command.hpp"
#include "kernel/values/record.hpp"

#include <string_view>

namespace chorus::kernel {

// A thing that may be a disclosure. One press takes it from everybody but its
// owner, at once, with all that repeats its words, and keeps a copy of them, with time and witness,
// in a record of type "care" that no reader, no rules and no export ever see; `chorus care` prints
// it on the laptop alone. Nothing anywhere else
// tells of it: no journal, no history, no count, no rev. The owner's own page stays as it was, so
// that it is people who talk with them and not a screen; if they write on, or take their words
// back, that works as ever, and the copy stays for the safeguarding lead.

inline constexpr std::string_view k_care_command = "core.needs_care";
inline constexpr std::string_view k_care_type = "care";

bool is_protected(const Record& record);  // the copy, which leaves the kernel for the file alone

// True where a thing was put in care itself, or holds the words of something that was,
// and this is so still once the act is taken back.
bool stays_in_care(const CoreCall& call, const UndoEntry& entry, const Key& key);

// `core.needs_care {key}`, by a lead; answers `{print}`: the own words, time, activity and the
// witness as the leads know them. Sent again by that lead it answers with the same and does nothing
// else, since a line may drop just then; nobody else is told that it is there.
CoreOutcome needs_care(const CoreCall& call);

// By the lead who pressed. `moved`: the owner wrote on, so the care is lifted and nothing else.
// What was in care for its sake alone, marked there by its owner or left there, comes back with it.
CoreChanges care_taken_back(const CoreCall& call, const UndoEntry& entry, bool moved);

}  // namespace chorus::kernel

#pragma once

#include "kernel/commands/core_command.hpp"

#include <string_view>
#include <vector>

namespace chorus::kernel {

// What leads do to the pairs and tables of the inquiry's own space; each is one act that can be
// undone. People are named by the keys of their `person` records, as pages of leads know them.

// `core.make_groups {groups: [{name, picture?, place?, people}], instead_of?}`: answers `{keys}`.
// Those of `instead_of` go in the same act.
CoreOutcome make_groups(const CoreCall& call);
// `core.change_group {key, name?, picture?, place?, people?}`: what is not named stays.
CoreOutcome change_group(const CoreCall& call);
// `core.move_people {moves: [{person, from?, to?}]}`: each from one group to another; without `to`
// nowhere else. `not_here` where somebody does not sit there any more.
CoreOutcome move_people(const CoreCall& call);
// `core.dissolve_groups {keys}`
CoreOutcome dissolve_groups(const CoreCall& call);

// The kernel's own, in a space: its groups list a person no more, who has left or was taken out of
// the inquiry. Args `{person}`, the key of who they were.
inline constexpr std::string_view k_leave_groups = "core.leave_groups";
CoreOutcome leave_groups(const CoreCall& call);
// It, for each space where the person is listed.
std::vector<Command> leaving_groups(const RoomState& room, const Key& person);

}  // namespace chorus::kernel

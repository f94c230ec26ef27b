#pragma once

#include "kernel/commands/core_command.hpp"
#include "kernel/room/change_set.hpp"
#include "kernel/room/room_state.hpp"

#include <string_view>
#include <vector>

namespace chorus::kernel {

// What people are shown of pairs and tables. A group lists people by keys that say nothing, for the
// leads; what others see are cards, which the kernel keeps in the inquiry's own space:
//   companions  for those who sit there: the pictures and names of all who do
//   seating     for the wall while it shows who sits where: pictures, never a name
// They are made of the groups and of who people say they are, and follow both.

// The kernel's own command, in the inquiry's own space: the cards are made what they should be.
inline constexpr std::string_view k_note_seating = "core.note_seating";
CoreOutcome note_seating(const CoreCall& call);

// True where these changes of a space may leave a card behind; `room` is as they left it.
bool may_change_seating(const RoomState& room, const SpaceId& space, const ChangeSet& changes);

// Cards that hold the name of this person, by the key of who they are.
std::vector<Key> cards_with(const RoomState& room, const Key& person);

}  // namespace chorus::kernel

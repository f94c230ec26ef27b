#pragma once

#include "kernel/room/change_set.hpp"
#include "kernel/room/room_state.hpp"
#include "kernel/values/decision.hpp"
#include "kernel/values/instant.hpp"
#include "kernel/values/medium.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace chorus::kernel {

// How long photos and sounds stay. What a record names stays as long as the record; what only
// something that was taken back named goes with it, in the same transaction.

// Why no more of this person's can be kept: `media_full`; none: it can.
std::optional<Rejection> no_room_for(const RoomState& room, const PersonId& owner,
                                     std::uint64_t bytes);

// What this change to a space takes from the file: named by what it takes back, or by an image of
// it that goes too, and by nothing that stays.
std::vector<MediumId> media_taken_back(const RoomState& room, const Space& space,
                                       const ChangeSet& changes);

// All that a person sent, but what the safeguarding lead's copies name.
std::vector<MediumId> media_of(const RoomState& room, const PersonId& owner);

// What was sent k_media_unnamed ago or earlier and is named by no record, nor by anything that an
// undo would bring back.
std::vector<MediumId> forgotten_media(const RoomState& room, Instant now);

}  // namespace chorus::kernel

#pragma once

#include "kernel/room/change_set.hpp"
#include "kernel/room/room_state.hpp"
#include "kernel/values/decision.hpp"

#include <string>
#include <variant>

namespace chorus::kernel {

// What carries an activity over to the state that its type makes today, as its type decided; or, in
// words for the log, why it cannot be: the type knew no way, wanted what it may not, or left a
// record behind that would not fit. Nothing that could be undone before can be undone after it.
// Precondition: its type is here.
std::variant<ChangeSet, std::string> migration(RoomState& room, const LiveSpace& live,
                                               const Decision& decision);

}  // namespace chorus::kernel

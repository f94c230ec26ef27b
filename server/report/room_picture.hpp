#pragma once

#include "kernel/room/live_space.hpp"
#include "kernel/values/core_kinds.hpp"

#include <map>

namespace chorus::report {

// The inquiry as it stands, and what is known of the kinds of its things. Both outlive it.
struct RoomPicture {
  const std::map<kernel::SpaceId, kernel::LiveSpace>& spaces;
  const kernel::CoreKinds& kinds;
};

}  // namespace chorus::report

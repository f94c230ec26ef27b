#pragma once

#include "kernel/room/consents.hpp"
#include "kernel/room/live_space.hpp"
#include "kernel/values/core_kinds.hpp"

#include <map>

namespace chorus::report {

// The inquiry as it stands, what is known of the kinds of its things, and what people let papers
// have. All outlive it.
struct RoomPicture {
  const std::map<kernel::SpaceId, kernel::LiveSpace>& spaces;
  const kernel::CoreKinds& kinds;
  const kernel::Consents& consents;
};

}  // namespace chorus::report

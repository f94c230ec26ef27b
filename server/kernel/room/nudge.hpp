#pragma once

#include "kernel/room/change_set.hpp"
#include "kernel/values/audience.hpp"
#include "kernel/values/space.hpp"

namespace chorus::kernel {

// Calls people back who look at something else. It says no more than which activity it is, and
// nothing before people see that one. False: `called` is not the room or groups alone.
bool add_nudge(const Audience& called, const SpaceState& state, ChangeSet& changes);

}  // namespace chorus::kernel

#pragma once

#include "kernel/values/role.hpp"
#include "kernel/values/strong_id.hpp"

namespace chorus::net {

// Whose a line is: the seat that its request or its hello has proven.
struct Holder {
  kernel::SeatId seat;
  kernel::Role role = kernel::Role::participant;
};

}  // namespace chorus::net

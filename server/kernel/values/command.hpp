#pragma once

#include "kernel/values/body.hpp"
#include "kernel/values/role.hpp"
#include "kernel/values/strong_id.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chorus::kernel {

// Who commands, as the server knows them. A decider learns role, role group and a pseudonym, and
// where they sit when it decides; never the person or the device.
struct Actor {
  PersonId person;
  Role role = Role::participant;
  RoleGroup role_group = RoleGroup::unsaid;
};

// One wish of one client. `k` numbers the client's commands, rising; sending the same `k` again
// gives the same answer and does nothing twice. Names starting with "core." belong to the kernel,
// all others to the space's activity type.
struct Command {
  ClientId client;
  std::uint64_t k = 0;
  SpaceId space;
  std::string name;
  Body args;
  std::optional<std::uint64_t> if_rev;  // refused as `stale` unless args.key names a record at it
  Actor actor;
};

// Before the name of a command that the kernel decides itself.
inline constexpr std::string_view k_core_prefix = "core.";

}  // namespace chorus::kernel

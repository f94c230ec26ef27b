#pragma once

#include "kernel/values/body.hpp"
#include "kernel/values/role.hpp"
#include "kernel/values/strong_id.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

namespace chorus::protocol {

inline constexpr std::uint32_t k_proto =
    1;  // the only version spoken (schemas/README.md, last table)

// What a page may say, one struct a message. Checked against schemas/protocol/client before one is
// made, so every member is within its bounds. `hello.resume` is checked and not kept: every watch
// is answered by a snapshot.
struct Hello {
  std::uint32_t oldest_proto = 0;
  std::uint32_t newest_proto = 0;
  kernel::Role seat = kernel::Role::participant;
  std::string page_token;
  kernel::ClientId client;
};

struct CommandMessage {
  std::uint64_t k = 0;
  std::optional<kernel::ClientId> client;  // a dead tab's, whose words this tab sends
  kernel::SpaceId space;
  std::string name;
  kernel::Body args;
  std::optional<std::uint64_t> if_rev;
};

struct Watch {
  kernel::SpaceId space;
};

struct Unwatch {
  kernel::SpaceId space;
};

struct Presence {
  kernel::SpaceId space;
  bool composing = false;
};

struct Ping {
  std::uint64_t at = 0;
};

using ClientMessage = std::variant<Hello, CommandMessage, Watch, Unwatch, Presence, Ping>;

}  // namespace chorus::protocol

#pragma once

#include <cstdint>

namespace chorus::protocol {

// Why a line ends. Only restart, try_later and a lost network make a page come back by itself.
enum class CloseCode : std::uint16_t {
  normal = 1000,
  restart = 1012,
  try_later = 1013,
  bad_message = 4400,
  who_are_you = 4401,
  role = 4403,
  newer_server = 4409,
  too_fast = 4429,
};

}  // namespace chorus::protocol

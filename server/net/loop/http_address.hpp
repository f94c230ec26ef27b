#pragma once

#include <cstdint>
#include <string>

namespace chorus::net {

// The port that addresses leave out.
inline constexpr std::uint16_t k_http_port = 80;

// The address of a host, a name or numbers, with what it is reached by.
inline std::string http_address(const std::string& host, std::uint16_t port) {
  return "http://" + host + (port == k_http_port ? "" : ":" + std::to_string(port));
}

}  // namespace chorus::net

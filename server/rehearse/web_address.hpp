#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace chorus::rehearse {

// Where a server answers, and the secret a link carries in its fragment. Plain http only: that is
// all a room's server speaks. Values; nothing here asks the network.
struct WebAddress {
  std::string host;  // a name or an address; IPv6 without its brackets
  std::uint16_t port = 80;
  std::string fragment_name;  // "l" of "#l=…"
  std::string fragment;       // the secret itself

  // "http://host:port/path#name=secret"; nothing where it cannot be meant.
  static std::optional<WebAddress> from(std::string_view url);

  std::string authority() const;  // what stands in Host
  std::string origin() const;
};

}  // namespace chorus::rehearse

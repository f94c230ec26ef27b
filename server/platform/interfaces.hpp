#pragma once

#include <string>
#include <string_view>
#include <vector>

// The addresses under which phones may reach this machine, best first (trust J-R1, T25).
// Order: private IPv4 of a wireless card, then of a wired one, other IPv4, then IPv6, then what is
// marked: phone networks and VPNs, containers, this machine itself. Marked ones are shown and never
// chosen by default.
namespace chorus::platform {

struct LocalAddress {
  enum class Kind { lan, loopback, container, vpn };
  std::string interface_name;  // "wlan0"
  std::string address;         // "192.168.1.5", "fe80::1" (without a scope)
  Kind kind = Kind::lan;
  bool is_ipv4 = true;
  bool is_private = false;  // of a private range; another LAN address is a public or local-link one
  bool is_wireless = false;
  bool operator==(const LocalAddress&) const = default;
};

// Interfaces that are up, ranked. Never throws for a machine without any: the list is then empty.
std::vector<LocalAddress> local_addresses();

// The two rules behind it, without the machine: what an interface of that name and address is, and
// which of the addresses comes first.
LocalAddress classify(std::string_view interface_name, std::string_view address, bool is_wireless,
                      bool is_point_to_point);
void rank(std::vector<LocalAddress>& addresses);

}  // namespace chorus::platform

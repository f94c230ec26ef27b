#pragma once

#include <string>
#include <string_view>
#include <vector>

// The addresses under which phones may reach this machine, best first.
// A network that phones may be in is one with a card behind it, or the one that leads on to other
// networks (a bridge over a card has none of its own). Of those: private IPv4 of a wireless card,
// then of a wired one, first the one that leads on; other IPv4, then IPv6. Then what is marked:
// phone networks and VPNs, bridges and the like of containers, this machine itself. Marked ones are
// shown and never chosen by default. Names only help where the system tells no more.
namespace chorus::platform {

struct LocalAddress {
  enum class Kind { lan, loopback, container, vpn };
  std::string interface_name;  // "wlan0"
  std::string address;         // "192.168.1.5", "fe80::1" (without a scope)
  Kind kind = Kind::lan;
  bool is_ipv4 = true;
  bool is_private = false;  // of a private range; another LAN address is a public or local-link one
  bool is_wireless = false;
  bool leads_on = false;  // the default route goes through it
  bool operator==(const LocalAddress&) const = default;
};

// Interfaces that are up, ranked. Never throws for a machine without any: the list is then empty.
std::vector<LocalAddress> local_addresses();

// What the system tells of an interface beside its name.
struct InterfaceFacts {
  bool is_wireless = false;
  bool is_point_to_point = false;
  bool is_tunnel = false;  // made by a program of this machine, as VPNs do
  bool has_card = false;   // hardware, or what a virtual machine takes for it
  bool leads_on = false;   // the default route goes through it
};

// The two rules behind it, without the machine: what an interface of that name and address is, and
// which of the addresses comes first.
LocalAddress classify(std::string_view interface_name, std::string_view address,
                      const InterfaceFacts& facts);
void rank(std::vector<LocalAddress>& addresses);

}  // namespace chorus::platform

#include "platform/interfaces.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <tuple>

namespace chorus::platform {
namespace {

using Kind = LocalAddress::Kind;
using Octets = std::array<unsigned, 4>;

constexpr std::array<std::string_view, 12> k_containers{"docker", "br-",   "veth",    "virbr",
                                                        "lxc",    "lxd",   "cni",     "flannel",
                                                        "podman", "vmnet", "vboxnet", "cali"};
constexpr std::array<std::string_view, 10> k_vpns{"tun", "tap",      "wg",     "tailscale", "ppp",
                                                  "zt",  "nordlynx", "proton", "ipsec",     "vpn"};

bool starts_with_one_of(std::string_view name, const auto& prefixes) {
  return std::any_of(prefixes.begin(), prefixes.end(),
                     [&](std::string_view prefix) { return name.starts_with(prefix); });
}

std::optional<Octets> ipv4(std::string_view text) {
  Octets octets{};
  const char* at = text.data();
  const char* end = text.data() + text.size();
  for (std::size_t i = 0; i < octets.size(); ++i) {
    const auto [next, error] = std::from_chars(at, end, octets[i]);
    if (error != std::errc() || octets[i] > 255) return std::nullopt;
    at = next;
    if (i + 1 == octets.size()) break;
    if (at == end || *at != '.') return std::nullopt;
    ++at;
  }
  return at == end ? std::optional(octets) : std::nullopt;
}

bool is_private(const Octets& address) {
  return address[0] == 10 || (address[0] == 172 && address[1] >= 16 && address[1] <= 31) ||
         (address[0] == 192 && address[1] == 168);
}

bool is_link_local(const Octets& address) { return address[0] == 169 && address[1] == 254; }

// 100.64.0.0/10: shared by phone networks and by VPNs such as Tailscale; no phone in the room is
// there.
bool is_shared_range(const Octets& address) {
  return address[0] == 100 && address[1] >= 64 && address[1] <= 127;
}

int place(const LocalAddress& address) {
  switch (address.kind) {
    case Kind::lan: break;
    case Kind::vpn: return 5;
    case Kind::container: return 6;
    case Kind::loopback: return 7;
  }
  if (!address.is_ipv4) return address.is_private ? 3 : 4;
  const auto octets = ipv4(address.address);
  if (octets && is_link_local(*octets)) return 2;
  return address.is_private ? 0 : 1;
}

}  // namespace

LocalAddress classify(std::string_view interface_name, std::string_view address,
                      const InterfaceFacts& facts) {
  LocalAddress result;
  result.interface_name = interface_name;
  result.address = address;
  result.is_wireless = facts.is_wireless;
  result.leads_on = facts.leads_on;
  const auto octets = ipv4(address);
  result.is_ipv4 = octets.has_value();
  // fc00::/7 is the private range of IPv6.
  result.is_private =
      octets ? is_private(*octets) : address.starts_with("fc") || address.starts_with("fd");
  const bool is_loopback = octets ? (*octets)[0] == 127 : address == "::1";
  if (is_loopback || interface_name == "lo") {
    result.kind = Kind::loopback;
  } else if (facts.is_point_to_point || facts.is_tunnel ||
             starts_with_one_of(interface_name, k_vpns) || (octets && is_shared_range(*octets))) {
    result.kind = Kind::vpn;
  } else if (starts_with_one_of(interface_name, k_containers) ||
             !(facts.has_card || facts.is_wireless || facts.leads_on)) {
    result.kind = Kind::container;
  }
  return result;
}

void rank(std::vector<LocalAddress>& addresses) {
  std::stable_sort(addresses.begin(), addresses.end(),
                   [](const LocalAddress& a, const LocalAddress& b) {
                     return std::tuple(place(a), !a.is_wireless, !a.leads_on) <
                            std::tuple(place(b), !b.is_wireless, !b.leads_on);
                   });
}

}  // namespace chorus::platform

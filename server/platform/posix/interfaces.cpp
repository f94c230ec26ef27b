#include "platform/interfaces.hpp"

#include <arpa/inet.h>
#include <array>
#include <filesystem>
#include <fstream>
#include <ifaddrs.h>
#include <memory>
#include <net/if.h>
#include <netinet/in.h>
#include <set>
#include <sstream>
#include <string>
#include <sys/socket.h>

namespace chorus::platform {
namespace {

std::string text_of(const sockaddr& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  const void* bytes = nullptr;
  if (address.sa_family == AF_INET) {
    bytes = &reinterpret_cast<const sockaddr_in&>(address).sin_addr;
  } else if (address.sa_family == AF_INET6) {
    bytes = &reinterpret_cast<const sockaddr_in6&>(address).sin6_addr;
  } else {
    return {};
  }
  const char* written =
      ::inet_ntop(address.sa_family, bytes, text.data(), static_cast<socklen_t>(text.size()));
  return written ? written : "";
}

bool says(const std::string& name, const char* fact) {
  std::error_code ignored;
  return std::filesystem::exists("/sys/class/net/" + name + "/" + fact, ignored);
}

// Interfaces through which the kernel's tables lead to everywhere.
std::set<std::string> default_routes() {
  std::set<std::string> names;
  std::string line;
  // Interface, destination, gateway, and more; the first line is a heading.
  for (std::ifstream four("/proc/net/route"); std::getline(four, line);) {
    std::istringstream fields(line);
    std::string name;
    std::string destination;
    if (fields >> name >> destination && destination == "00000000") names.insert(name);
  }
  // Destination, its length, and more; the interface stands last. The system's own refusal of
  // everything stands here under the name of its loopback.
  for (std::ifstream six("/proc/net/ipv6_route"); std::getline(six, line);) {
    const auto blank = line.find_last_of(" \t");
    if (!line.starts_with(std::string(32, '0') + " 00 ") || blank == std::string::npos) continue;
    if (auto name = line.substr(blank + 1); name != "lo") names.insert(std::move(name));
  }
  return names;
}

InterfaceFacts facts_of(const std::string& name, unsigned flags,
                        const std::set<std::string>& leading_on) {
  InterfaceFacts facts;
  facts.is_wireless = says(name, "wireless") || says(name, "phy80211") || name.starts_with("wl");
  facts.is_point_to_point = (flags & IFF_POINTOPOINT) != 0;
  facts.is_tunnel = says(name, "tun_flags");
  facts.has_card = says(name, "device");
  facts.leads_on = leading_on.contains(name);
  return facts;
}

}  // namespace

std::vector<LocalAddress> local_addresses() {
  ifaddrs* list = nullptr;
  if (::getifaddrs(&list) != 0) return {};
  const std::unique_ptr<ifaddrs, decltype(&::freeifaddrs)> owner(list, &::freeifaddrs);
  const auto leading_on = default_routes();
  std::vector<LocalAddress> found;
  for (const ifaddrs* entry = list; entry != nullptr; entry = entry->ifa_next) {
    constexpr unsigned k_working = IFF_UP | IFF_RUNNING;
    if (entry->ifa_addr == nullptr || (entry->ifa_flags & k_working) != k_working) continue;
    const std::string address = text_of(*entry->ifa_addr);
    if (address.empty()) continue;
    const std::string name = entry->ifa_name;
    found.push_back(classify(name, address, facts_of(name, entry->ifa_flags, leading_on)));
  }
  rank(found);
  return found;
}

}  // namespace chorus::platform

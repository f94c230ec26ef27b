#include "platform/interfaces.hpp"

#include <arpa/inet.h>
#include <array>
#include <filesystem>
#include <ifaddrs.h>
#include <memory>
#include <net/if.h>
#include <netinet/in.h>
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

bool is_wireless_card(const std::string& name) {
  std::error_code ignored;
  return std::filesystem::exists("/sys/class/net/" + name + "/wireless", ignored) ||
         name.starts_with("wl");
}

}  // namespace

std::vector<LocalAddress> local_addresses() {
  ifaddrs* list = nullptr;
  if (::getifaddrs(&list) != 0) return {};
  const std::unique_ptr<ifaddrs, decltype(&::freeifaddrs)> owner(list, &::freeifaddrs);
  std::vector<LocalAddress> found;
  for (const ifaddrs* entry = list; entry != nullptr; entry = entry->ifa_next) {
    constexpr unsigned k_working = IFF_UP | IFF_RUNNING;
    if (entry->ifa_addr == nullptr || (entry->ifa_flags & k_working) != k_working) continue;
    const std::string address = text_of(*entry->ifa_addr);
    if (address.empty()) continue;
    const std::string name = entry->ifa_name;
    found.push_back(
        classify(name, address, is_wireless_card(name), (entry->ifa_flags & IFF_POINTOPOINT) != 0));
  }
  rank(found);
  return found;
}

}  // namespace chorus::platform

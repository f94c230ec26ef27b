#pragma once

#include "platform/interfaces.hpp"

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <vector>

namespace chorus::net {

// Under which addresses this server is reached: what the doors page shows, and which Host names are
// ours. Read afresh with `refresh`, because laptops change networks in the middle of an evening;
// names given by hand and those of this machine stay. Pure but for the reader it is given.
class Addresses {
 public:
  using Reader = std::function<std::vector<platform::LocalAddress>()>;  // ranked, best first

  struct Shown {
    std::string url;             // "http://192.168.1.5:8080", never with a slash behind
    std::string interface_name;  // empty for a name
    bool marked = false;         // VPN, container or this machine alone: phones will not get there
    bool operator==(const Shown&) const = default;
  };

  // `bind`: as for Listener. `names`: of --host. `machine`: this machine's name, without a domain.
  Addresses(std::string bind, std::uint16_t port, std::vector<std::string> names,
            std::string machine, Reader reader);

  bool refresh();  // whether anything changed

  const std::vector<Shown>& shown() const noexcept { return shown_; }  // best first, never empty
  const std::string& best_url() const { return shown_.front().url; }
  const std::set<std::string>& hosts() const noexcept { return hosts_; }  // IPv6 in brackets

 private:
  bool reaches(const platform::LocalAddress& address) const;
  std::string url(const std::string& host) const;

  std::string bind_;
  std::uint16_t port_;
  std::vector<std::string> names_;
  std::string machine_;
  Reader reader_;
  std::vector<platform::LocalAddress> read_;
  std::vector<Shown> shown_;
  std::set<std::string> hosts_;
};

// This machine's name up to the first dot; empty if it has none.
std::string machine_name();

}  // namespace chorus::net

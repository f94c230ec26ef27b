#pragma once

#include "net/http/http_message.hpp"

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

namespace chorus::net {

// Who may talk to us at all. Pure; asked before any routing.
//
// The Host list is what stops DNS rebinding, where Origin and Host agree on a stranger's name. The
// exact Origin, port included, is what stops foreign pages: SameSite cookies cross ports, and over
// plain http there are no Sec-Fetch headers to look at. The page token adds that script of our own
// page asked.
class OriginRules {
 public:
  enum class Verdict {
    fine,
    wrong_host,     // 421
    wrong_origin,   // 403
    no_page_token,  // 403
  };

  // `names`: bare names and addresses we answer to, IPv6 in brackets; `port`: the one we listen on.
  OriginRules(std::set<std::string> names, std::uint16_t port);
  void allow(std::set<std::string> names);

  // A plain request or an upgrade to WebSocket.
  Verdict judge(const HttpRequest& request, bool upgrade) const;

 private:
  bool host_is_ours(std::string_view host) const;

  std::set<std::string, std::less<>> names_;
  std::uint16_t port_;
};

}  // namespace chorus::net

#pragma once

#include "kernel/values/role.hpp"
#include "kernel/values/strong_id.hpp"
#include "net/admission/holder.hpp"
#include "net/admission/seat_desk.hpp"
#include "net/http/http_message.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chorus::net {

// Reads from a request which seats its sender holds: by cookie, one for each role of this port
// (ports of one host share their cookies, hence the port in the name), or by bearer secret for
// tools. One port serves one inquiry after another: behind the secret of the latest, a cookie holds
// those of the inquiries before it, a dot between two, so that a device finds back into each. A
// device may hold several seats, so a request also names the one it means.
class SeatProof {
 public:
  SeatProof(const SeatDesk& desk, std::uint16_t port);  // the desk outlives the proof

  std::vector<kernel::SeatId> all(const HttpRequest& request) const;
  // The first seat proven of a lead's, a wall's and a participant's.
  std::optional<Holder> holder(const HttpRequest& request) const;
  std::optional<kernel::SeatId> of_role(const HttpRequest& request, kernel::Role role) const;
  // The seat meant, where the page token is its own as well; none: somebody else's page asks.
  std::optional<kernel::SeatId> by_page(const HttpRequest& request) const;
  // The seat that X-Chorus-Seat names; where it names none, the only one held.
  std::optional<kernel::SeatId> meant(const HttpRequest& request) const;

  // For each role the secrets in its cookie that open nothing here, hence of other inquiries: the
  // newest few, as they stand in the cookie.
  std::map<kernel::Role, std::string> of_other_inquiries(const HttpRequest& request) const;

  std::string cookie_name(kernel::Role role) const;
  std::string marker_name(kernel::Role role) const;  // of the cookie that script may read

 private:
  const SeatDesk& desk_;
  std::string cookie_prefix_;
};

// The word for a role in cookies, headers and messages: person, facilitator or wall.
std::string_view seat_word(kernel::Role role);
std::optional<kernel::Role> role_of_seat_word(std::string_view word);

}  // namespace chorus::net

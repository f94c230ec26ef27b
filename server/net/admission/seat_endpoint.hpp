#pragma once

#include "kernel/room/identity.hpp"
#include "net/admission/guess_limit.hpp"
#include "net/admission/seat_desk.hpp"
#include "net/admission/seat_proof.hpp"
#include "net/http/http_message.hpp"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace chorus::net {

// POST /seat: a code, link or slip becomes a seat and its cookie, beside those of other inquiries
// that this device was in; or a page that reloads gets a new
// page token for a seat its device holds. DELETE /seat: a device gives up the seat that its cookie
// and page token agree on. Origin has been judged before. Beside
// the secret's cookie stands one that script may read and that says only that there is a seat: a
// browser that forgets what script has stored still knows whom to ask for. Secrets are
// neither logged nor told in words; a wrong code and a used one look alike to a guesser apart from
// the code word. Typed codes are slowed by GuessLimit, nothing else is.
class SeatEndpoint {
 public:
  SeatEndpoint(SeatDesk& desk, const SeatProof& proof, GuessLimit& guesses);  // all outlive it

  void post(const HttpRequest& request, const Respond& respond);
  void leave(const HttpRequest& request, const Respond& respond);

 private:
  void renew(const HttpRequest& request, std::string_view word, const Respond& respond);
  void admit(const kernel::Identity::Claim& claim, std::optional<Typed> typed,
             const HttpRequest& request, const Respond& respond);
  void set_cookies(HttpResponse& response, kernel::Role role, const std::string& secrets,
                   std::chrono::seconds lifetime) const;
  HttpResponse admitted(const kernel::Identity::Admission& admission,
                        const std::map<kernel::Role, std::string>& of_other_inquiries);

  SeatDesk& desk_;
  const SeatProof& proof_;
  GuessLimit& guesses_;
};

}  // namespace chorus::net

#pragma once

#include "kernel/identity.hpp"
#include "net/guess_limit.hpp"
#include "net/http_message.hpp"
#include "net/seat_desk.hpp"
#include "net/seat_proof.hpp"

namespace chorus::net {

// POST /seat: a code, link or slip becomes a seat and its cookie; or a page that reloads gets a new
// page token for a seat its device holds (schemas/README.md, 1). Origin has been judged before.
// Secrets are neither logged nor told in words; a wrong code and a used one look alike to a guesser
// apart from the code word. Typed codes are slowed by GuessLimit, nothing else is.
class SeatEndpoint {
 public:
  SeatEndpoint(SeatDesk& desk, const SeatProof& proof, GuessLimit& guesses);  // all outlive it

  void post(const HttpRequest& request, const Respond& respond);

 private:
  void renew(const HttpRequest& request, std::string_view word, const Respond& respond);
  void admit(const kernel::Identity::Claim& claim, bool typed, std::uint64_t connection,
             const Respond& respond);
  HttpResponse admitted(const kernel::Identity::Admission& admission);

  SeatDesk& desk_;
  const SeatProof& proof_;
  GuessLimit& guesses_;
};

}  // namespace chorus::net

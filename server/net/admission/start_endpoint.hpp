#pragma once

#include "net/admission/guess_limit.hpp"
#include "net/admission/seat_proof.hpp"
#include "net/admission/start_seats.hpp"
#include "net/http/http_message.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace chorus::net {

// What the start page asks for, answered by who knows the inquiries of this computer. Room thread.
class StartDesk {
 public:
  virtual ~StartDesk() = default;
  virtual std::string told() = 0;  // all that the page shows, as JSON
  // One act, JSON of a page that was let in, as it came. Answers once, at once or later.
  virtual void act(const std::string& body, const Respond& respond) = 0;
};

// The start page's own paths: POST /start/seat, where a launch link, a code or a lead's seat of the
// open inquiry becomes a cookie of this port that reaches no other path; GET /start/shelf and
// POST /start/act, for who holds that cookie and a page token. A participant's seat opens none.
// Origin has been judged before.
class StartEndpoint {
 public:
  // All outlive it.
  StartEndpoint(StartSeats& seats, StartDesk& desk, const SeatProof& proof, GuessLimit& guesses,
                std::uint16_t port);

  static bool is_path(std::string_view path);  // one of those above
  static bool takes_post(std::string_view path);

  void answer(const HttpRequest& request, const Respond& respond);

 private:
  void seat(const HttpRequest& request, const Respond& respond);
  void by_code(const std::string& typed, std::uint64_t connection, const Respond& respond);
  HttpResponse admitted();

  StartSeats& seats_;
  StartDesk& desk_;
  const SeatProof& proof_;
  GuessLimit& guesses_;
  std::string cookie_name_;
};

}  // namespace chorus::net

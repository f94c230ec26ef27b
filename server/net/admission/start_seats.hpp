#pragma once

#include "kernel/values/ports.hpp"

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

namespace chorus::net {

// Who may use the start page: devices of leads, whichever inquiry is open and while none is. In
// memory alone, until the program ends or limits::k_facilitator_seat is over; of one device too
// many the oldest goes. No seat of an inquiry is one of these; a lead's may ask for one. Room
// thread only.
class StartSeats {
 public:
  StartSeats(kernel::Clock& clock, kernel::Entropy& entropy, kernel::Digest& digest);

  std::string new_launch();   // 256 bits, one use
  const std::string& code();  // six characters for another device; one use, k_pairing_code
  bool spend_launch(std::string_view launch);
  bool spend_code(std::string_view typed);

  struct Admission {
    std::string secret;      // the cookie's value
    std::string page_token;  // proves that script of our own page asks
  };
  Admission admit();
  // A page that was loaded anew; none: no such seat.
  std::optional<std::string> new_page_token(std::string_view secret);
  bool holds(std::string_view secret) const;
  bool holds(std::string_view secret, std::string_view page_token) const;

 private:
  struct Seat {
    std::string secret_digest;
    std::deque<std::string> page_tokens;  // digests, the newest last
    kernel::Instant until = 0;            // by the steady clock
  };
  std::optional<std::size_t> place_of(std::string_view secret) const;

  kernel::Clock& clock_;
  kernel::Entropy& entropy_;
  kernel::Digest& digest_;
  std::deque<std::string> launches_;  // digests
  std::string code_;
  kernel::Instant code_until_ = 0;
  std::deque<Seat> seats_;
};

}  // namespace chorus::net

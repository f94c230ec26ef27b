#pragma once

#include "kernel/values/commit.hpp"
#include "kernel/values/instant.hpp"
#include "kernel/values/role.hpp"
#include "kernel/values/strong_id.hpp"

#include <cstddef>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <variant>
#include <vector>

namespace chorus::kernel {

class Clock;
class Digest;
class Entropy;

// Who is who: seats (durable, hashed), page tokens (in memory), the join code and token, one-time
// launch and pairing secrets, slips. Knows no socket and no cookie.
class Identity {
 public:
  Identity(Clock& clock, Entropy& entropy, Digest& digest);

  // What a person typed or a link carried. Exactly one is set; none asks for a new page token.
  struct Claim {
    std::optional<std::string> join_code;   // typed, six characters, any case, blanks ignored
    std::optional<std::string> join_token;  // from the QR code's fragment
    std::optional<std::string> slip;        // typed or from the card
    std::optional<std::string> launch;      // one-time: facilitator or wall link of this machine
    std::optional<std::string> pair;        // one-time: let in by a facilitator
  };
  struct Admission {
    Seat seat;           // to be stored before the secret is handed out
    std::string secret;  // the cookie's value
    bool new_person = false;
    std::vector<SeatId>
        instead_of;  // given up with it: too many, or who comes back asked from them
  };
  enum class Refusal { wrong_code, wrong_token, used, room_full, not_saved };
  // A claim that opens a seat. As a person of the room counts who has said hello: seats that never
  // did take the places that are over, and of one too many the oldest is given up. Wrong typed
  // codes are counted by the caller (they are per connection).
  std::variant<Admission, Refusal> admit(const Claim& claim, std::size_t people_limit);

  const Seat* seat_by_secret(std::string_view secret) const;
  const Seat* seat(const SeatId& id) const;
  // Whose it is or was, even if it has run out; empty: a wall, or no such seat.
  PersonId person_of(const SeatId& id) const;
  void keep(const Seat& seat);
  void end(const SeatId& id);
  // A page of this seat has greeted the room, or a client of it is known from before.
  void said_hello(const SeatId& id) { greeted_.insert(id); }

  // A page token proves that script of our own page asks; it lives as long as the process.
  std::string new_page_token(const SeatId& seat);
  const Seat* seat_by_page_token(std::string_view token) const;

  const std::string& join_code() const noexcept { return join_code_; }
  const std::string& join_token() const noexcept { return join_token_; }
  void set_join_secrets(std::string code, std::string token);
  void new_join_secrets();

  std::string new_launch(Role role);  // 256 bits, one use, until the process ends
  std::string new_pairing_code();     // six characters, one use, k_pairing_code
  // A launch for somebody whom a lead knows again: a seat as `person` for k_pairing_code, instead
  // of the seats of `asking`, whose earlier one of these dies.
  std::string new_way_back(const PersonId& person, const PersonId& asking);
  std::string new_slip_code() const;  // six characters; only its digest is kept, by keep(Pass)
  void keep(const Pass& pass);
  std::optional<PersonId> person_of_slip(std::string_view typed) const;
  // Who has a slip and no seat, in a fixed order.
  std::vector<PersonId> away_with_slip() const;
  std::size_t person_count() const;            // participants who have said hello
  bool is_lead(const PersonId& person) const;  // holds or held a lead's seat
  bool has_seat(const PersonId& person) const { return !seats_of(person).empty(); }

  static std::string normalised_code(std::string_view typed);  // upper case, no blanks or hyphens

 private:
  struct Launch {
    std::string digest;
    Role role = Role::facilitator;
    Instant expires = 0;
    PersonId as;      // who comes back; empty: somebody new
    PersonId asking;  // whose seats end with it
  };
  std::vector<SeatId> too_many(std::size_t people_limit) const;
  std::vector<SeatId> seats_of(const PersonId& person) const;
  Seat new_seat(Role role, PersonId person, const std::string& secret) const;
  void keep_launch(Launch launch);  // the oldest unused goes where there are too many
  std::optional<Launch> take_launch(const std::string& digest);

  Clock& clock_;
  Entropy& entropy_;
  Digest& digest_;
  std::unordered_map<SeatId, Seat> seats_;
  std::unordered_set<SeatId> greeted_;
  std::unordered_map<std::string, SeatId> seat_by_digest_;
  std::unordered_map<std::string, SeatId> page_tokens_;  // by digest
  std::unordered_map<SeatId, std::deque<std::string>> tokens_of_seat_;
  std::unordered_map<std::string, PersonId> slips_;  // by digest
  std::vector<Launch> launches_;
  std::string join_code_;
  std::string join_token_;
};

}  // namespace chorus::kernel

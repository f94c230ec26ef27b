#pragma once

#include "net/live/conversation.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace chorus::test {

// What the carriers carry in their own tests: a room so small that a lost or doubled message shows
// at once. Clients greet with how much they have seen, and send numbered commands; each is kept
// once and told to everybody, and a client's new line ends its older one. Used on one thread at a
// time.
//
//   {"t":"hello","client":"a","seen":3} -> {"t":"welcome","last_k":2}, then what came after the
//   third
//   {"t":"command","k":3} -> {"t":"said","at":4,"by":"a","k":3} to all
//   {"t":"big","bytes":1000} -> a message of that size
//   anything else -> {"t":"refused"} and 4400
class SmallRoom {
 public:
  net::MakeConversation maker();

  struct Said {
    std::string by;
    std::uint64_t k = 0;
  };
  std::vector<Said> said;
  std::size_t opened = 0;   // conversations made
  std::size_t lost = 0;     // of which the carrier said that they are gone
  std::size_t heard = 0;    // messages received
  std::size_t waiting = 0;  // times that a busy one was asked whether it takes one
  std::vector<kernel::SeatId> last_seats;
  std::shared_ptr<net::Conversation> last() const { return last_.lock(); }
  void tell_all(const std::string& text);
  void set_busy(const std::string& client, bool is_busy);  // its line is not ready meanwhile
  std::size_t largest_outbox() const;                      // bytes waiting, of the greeted

 private:
  class Line;
  void greet(const std::shared_ptr<Line>& line, const std::string& client, std::uint64_t seen);
  void command(Line& line, std::uint64_t k);
  static std::string text_of(std::size_t at, const Said& said);

  std::map<std::string, std::weak_ptr<Line>> lines_;  // greeted, by client
  std::map<std::string, std::uint64_t> last_k_;
  std::set<std::string> busy_;
  std::weak_ptr<net::Conversation> last_;
};

}  // namespace chorus::test

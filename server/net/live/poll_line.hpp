#pragma once

#include "net/live/outbox.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

namespace chorus::net {

// The numbered line from the server to one polling page. What has been sent and not confirmed is
// sent again, so an answer lost on the air costs nothing; what is confirmed is dropped. Takes from
// the outbox only while the unconfirmed fit in the bound of an outbox, so a page that stops
// confirming makes its session lag instead of costing memory.
class PollLine {
 public:
  explicit PollLine(Outbox& outbox) : outbox_(outbox) {}  // the outbox outlives the line

  bool confirm(std::uint64_t number);  // false: that number was never sent
  bool has_news() const noexcept { return !unconfirmed_.empty() || !outbox_.empty(); }
  std::string answer();         // {"next":M,"messages":[…]}: all that is not confirmed
  std::string nothing() const;  // an answer that brings nothing and moves nothing

 private:
  Outbox& outbox_;
  Queue<SharedMessage> unconfirmed_;
  std::size_t bytes_ = 0;
  std::uint64_t confirmed_ = 0;
};

}  // namespace chorus::net

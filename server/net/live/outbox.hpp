#pragma once

#include "net/live/framed_text.hpp"
#include "net/live/queue.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>

namespace chorus::net {

// What waits to leave on one line, in order, at most k_outbox_bytes. A message that would not fit
// is refused, and the session goes lagging: it remembers what it owes and sends it afresh, merged,
// when the line asks for more. Nobody is cut off for being slow.
//
// While a session owes, the box counts as not empty though nothing waits in it, and the next
// message is made when the line has taken what waits (has_next, pop); so what a slow line gets is
// never stale and costs no memory before. A carrier therefore takes a bounded batch at a time,
// never all until empty.
// Room thread only. Hooks may be called from within push, owe, has_next and pop; a carrier's
// on_filled may pop, but must not call into the conversation.
class Outbox {
 public:
  bool push(SharedMessage message);  // false: full; nothing was kept
  bool empty() const noexcept { return waiting_.empty() && !owing_; }
  std::size_t bytes() const noexcept { return bytes_; }
  std::size_t room() const noexcept;  // bytes that still fit
  void clear();                       // drops what waits; what is owed stays owed

  SharedMessage pop();  // the oldest; precondition: not empty

  // For a line that hands several at once to its socket: what waits, oldest first, stays in the box
  // until it is known how much of it has left.
  bool has_next();  // something waits; makes the next message that is owed if nothing does
  std::size_t waiting() const noexcept { return waiting_.size(); }
  const SharedMessage& operator[](std::size_t index) const { return waiting_[index]; }
  void left(std::size_t count);  // the oldest so many

  // Whether on_drained has more to push once nothing waits.
  void owe(bool more);

  // Messages are numbered from 1 as they are pushed; those up to popped() have left the box.
  std::uint64_t pushed() const noexcept { return pushed_; }
  std::uint64_t popped() const noexcept { return pushed_ - waiting_.size(); }

  std::function<void()> on_filled;   // the box was empty and is not: wake the writer
  std::function<void()> on_drained;  // the line asks for what is owed: push at least one message

 private:
  Queue<SharedMessage> waiting_;
  std::size_t bytes_ = 0;
  std::uint64_t pushed_ = 0;
  bool owing_ = false;
};

}  // namespace chorus::net

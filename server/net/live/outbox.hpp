#pragma once

#include "net/http/shared_text.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>

namespace chorus::net {

// What waits to leave on one line, in order, at most k_outbox_bytes. A message that would not fit
// is refused, and the session goes lagging: it remembers what it owes and sends it afresh, merged,
// when the line asks for more. Nobody is cut off for being slow. Later home of
// prebuilt frames.
//
// While a session owes, the box counts as not empty though nothing waits in it, and pop() has the
// next message made at that moment; so what a slow line gets is never stale and costs no memory
// before. A carrier therefore takes a bounded batch at a time, never all until empty.
// Room thread only. Hooks may be called from within push, owe and pop; a carrier's on_filled may
// pop, but must not call into the conversation.
class Outbox {
 public:
  bool push(SharedText text);  // false: full; nothing was kept
  bool empty() const noexcept { return waiting_.empty() && !owing_; }
  std::size_t bytes() const noexcept { return bytes_; }
  std::size_t room() const noexcept;  // bytes that still fit
  SharedText pop();                   // the oldest; precondition: not empty
  void clear();                       // drops what waits; what is owed stays owed

  // Whether on_drained has more to push once nothing waits.
  void owe(bool more);

  // Messages are numbered from 1 as they are pushed; those up to popped() have left the box.
  std::uint64_t pushed() const noexcept { return pushed_; }
  std::uint64_t popped() const noexcept { return pushed_ - waiting_.size(); }

  std::function<void()> on_filled;   // the box was empty and is not: wake the writer
  std::function<void()> on_drained;  // the line asks for what is owed: push at least one message

 private:
  std::deque<SharedText> waiting_;
  std::size_t bytes_ = 0;
  std::uint64_t pushed_ = 0;
  bool owing_ = false;
};

}  // namespace chorus::net

#include "net/live/outbox.hpp"

#include "kernel/values/limits.hpp"

#include <utility>

namespace chorus::net {

bool Outbox::push(SharedMessage message) {
  if (message->size() > room()) return false;
  const bool was_empty = empty();
  bytes_ += message->size();
  ++pushed_;
  waiting_.push(std::move(message));
  if (was_empty && on_filled) on_filled();
  return true;
}

std::size_t Outbox::room() const noexcept { return limits::k_outbox_bytes - bytes_; }

SharedMessage Outbox::pop() {
  has_next();
  SharedMessage message = waiting_.front();
  left(1);
  return message;
}

bool Outbox::has_next() {
  if (waiting_.empty() && owing_ && on_drained) on_drained();
  return !waiting_.empty();
}

void Outbox::left(std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) bytes_ -= waiting_[i]->size();
  waiting_.drop(count);
}

void Outbox::clear() {
  waiting_.clear();
  bytes_ = 0;
}

void Outbox::owe(bool more) {
  const bool was_empty = empty();
  owing_ = more;
  if (was_empty && owing_ && on_filled) on_filled();
}

}  // namespace chorus::net

#include "net/live/outbox.hpp"

#include "kernel/values/limits.hpp"

#include <utility>

namespace chorus::net {

bool Outbox::push(SharedText text) {
  if (text->size() > room()) return false;
  const bool was_empty = empty();
  bytes_ += text->size();
  ++pushed_;
  waiting_.push_back(std::move(text));
  if (was_empty && on_filled) on_filled();
  return true;
}

std::size_t Outbox::room() const noexcept { return limits::k_outbox_bytes - bytes_; }

SharedText Outbox::pop() {
  if (waiting_.empty() && on_drained) on_drained();
  SharedText text = std::move(waiting_.front());
  waiting_.pop_front();
  bytes_ -= text->size();
  return text;
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

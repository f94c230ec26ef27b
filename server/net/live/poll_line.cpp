#include "net/live/poll_line.hpp"

#include "kernel/values/limits.hpp"

#include <utility>

namespace chorus::net {
namespace {

// One more message may be as large as a part of a snapshot.
constexpr std::size_t k_take_below = limits::k_outbox_bytes - limits::k_snapshot_part_bytes;

}  // namespace

bool PollLine::confirm(std::uint64_t number) {
  if (number > confirmed_ + unconfirmed_.size()) {
    return false;
  }
  while (confirmed_ < number) {
    bytes_ -= unconfirmed_.front()->size();
    unconfirmed_.drop(1);
    ++confirmed_;
  }
  return true;
}

std::string PollLine::answer() {
  while (!outbox_.empty() && bytes_ < k_take_below) {
    auto text = outbox_.pop();
    bytes_ += text->size();
    unconfirmed_.push(std::move(text));
  }
  std::string body =
      R"({"next":)" + std::to_string(confirmed_ + unconfirmed_.size()) + R"(,"messages":[)";
  body.reserve(body.size() + bytes_ + unconfirmed_.size() + 2);
  bool first = true;
  for (const auto& text : unconfirmed_) {
    if (!first) {
      body += ',';
    }
    first = false;
    body += text->text();
  }
  body += "]}";
  return body;
}

std::string PollLine::nothing() const {
  return R"({"next":)" + std::to_string(confirmed_) + R"(,"messages":[]})";
}

}  // namespace chorus::net

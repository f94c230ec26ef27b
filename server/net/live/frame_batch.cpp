#include "net/live/frame_batch.hpp"

#include "net/live/outbox.hpp"

#include <utility>

namespace chorus::net {
namespace {

constexpr std::uint8_t k_final_text = 0x81;
constexpr std::size_t k_short = 125;
constexpr std::size_t k_medium = 0xffff;
constexpr std::uint8_t k_says_16_bits = 126;
constexpr std::uint8_t k_says_64_bits = 127;

}  // namespace

void FrameBatch::clear() {
  texts_.clear();
  heads_.clear();
  pieces_.clear();
}

void FrameBatch::take_from(Outbox& outbox) {
  clear();
  heads_.reserve(k_messages);  // pieces point into it
  std::size_t bytes = 0;
  while (!outbox.empty() && texts_.size() < k_messages && (texts_.empty() || bytes < k_bytes)) {
    auto text = outbox.pop();
    bytes += text->size();
    add(std::move(text));
  }
}

void FrameBatch::add(SharedText text) {
  auto& head = heads_.emplace_back();
  const auto size = text->size();
  std::size_t head_size = 2;
  head[0] = k_final_text;
  int length_bytes = 0;
  if (size <= k_short) {
    head[1] = static_cast<std::uint8_t>(size);
  } else {
    length_bytes = size <= k_medium ? 2 : 8;
    head[1] = size <= k_medium ? k_says_16_bits : k_says_64_bits;
  }
  for (int shift = 8 * (length_bytes - 1); shift >= 0; shift -= 8) {
    head[head_size++] =
        static_cast<std::uint8_t>(static_cast<std::uint64_t>(size) >> static_cast<unsigned>(shift));
  }
  pieces_.push_back({head.data(), head_size});
  if (size > 0) {
    pieces_.push_back({text->data(), size});
  }
  texts_.push_back(std::move(text));
}

void FrameBatch::written(std::size_t bytes) {
  std::size_t whole = 0;
  while (whole < pieces_.size() && bytes >= pieces_[whole].size) {
    bytes -= pieces_[whole].size;
    ++whole;
  }
  pieces_.erase(pieces_.begin(), pieces_.begin() + static_cast<std::ptrdiff_t>(whole));
  if (!pieces_.empty()) {
    auto& first = pieces_.front();
    first.data = static_cast<const char*>(first.data) + bytes;
    first.size -= bytes;
  }
}

}  // namespace chorus::net

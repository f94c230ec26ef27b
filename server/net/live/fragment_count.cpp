#include "net/live/fragment_count.hpp"

#include <algorithm>

namespace chorus::net {
namespace {

constexpr std::uint8_t k_final = 0x80;
constexpr std::uint8_t k_control = 0x08;
constexpr std::uint8_t k_masked = 0x80;
constexpr std::uint8_t k_length = 0x7f;
constexpr std::uint8_t k_length_16 = 126;
constexpr std::uint8_t k_length_64 = 127;
constexpr std::uint64_t k_mask_bytes = 4;

}  // namespace

// The length is known: count the frame and go on to its mask and payload.
bool FragmentCount::head_done() {
  remaining_ = masked_ ? k_mask_bytes : length_;
  expect_ = masked_ ? Expect::mask : Expect::payload;
  if (!masked_ && length_ == 0) {
    expect_ = Expect::head;
  }
  if ((first_ & k_control) != 0) {
    return true;
  }
  ++frames_;
  const bool within = frames_ <= limit_;
  if ((first_ & k_final) != 0) {
    frames_ = 0;
  }
  return within;
}

void FragmentCount::frame_done(std::size_t bytes_after) {
  const bool is_data = (first_ & k_control) == 0;
  if (!is_data || (first_ & k_final) == 0) return;
  ++messages_;
  since_message_ = bytes_after;
}

bool FragmentCount::feed(const void* bytes, std::size_t size) {
  since_message_ += size;
  const auto* at = static_cast<const std::uint8_t*>(bytes);
  const auto* const end = at + size;
  while (at != end) {
    if (expect_ == Expect::mask || expect_ == Expect::payload) {
      const auto skipped =
          std::min<std::uint64_t>(remaining_, static_cast<std::uint64_t>(end - at));
      at += skipped;
      remaining_ -= skipped;
      if (remaining_ == 0) {
        const bool to_payload = expect_ == Expect::mask && length_ > 0;
        remaining_ = to_payload ? length_ : 0;
        expect_ = to_payload ? Expect::payload : Expect::head;
        if (!to_payload) frame_done(static_cast<std::size_t>(end - at));
      }
      continue;
    }
    const std::uint8_t byte = *at++;
    bool known = false;
    if (expect_ == Expect::length) {
      length_ = (length_ << 8U) | byte;
      known = --remaining_ == 0;
    } else if (head_bytes_ == 0) {
      first_ = byte;
      head_bytes_ = 1;
    } else {
      head_bytes_ = 0;
      masked_ = (byte & k_masked) != 0;
      const std::uint8_t short_length = byte & k_length;
      known = short_length < k_length_16;
      length_ = known ? short_length : 0;
      remaining_ = short_length == k_length_64 ? 8 : 2;
      expect_ = known ? Expect::head : Expect::length;
    }
    if (known && !head_done()) {
      return false;
    }
    if (known && expect_ == Expect::head) {
      frame_done(static_cast<std::size_t>(end - at));
    }
  }
  return true;
}

}  // namespace chorus::net

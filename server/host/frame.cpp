#include "host/frame.hpp"

#include "kernel/values/limits.hpp"

namespace chorus::host {
namespace {

constexpr std::size_t k_length_bytes = 4;
constexpr std::size_t k_longest_line = 256;

}  // namespace

std::string framed(std::string_view message) {
  if (message.size() > limits::k_frame_bytes) throw BadFrame("a message larger than a frame");
  std::string bytes;
  bytes.reserve(k_length_bytes + message.size());
  for (std::size_t i = 0; i < k_length_bytes; ++i) {
    bytes += static_cast<char>((message.size() >> (8 * i)) & 0xFFU);
  }
  bytes += message;
  return bytes;
}

void FrameReader::compact() {
  // Moved only when half is used up, so a burst of small frames costs no quadratic copying.
  if (start_ * 2 < buffer_.size()) return;
  buffer_.erase(0, start_);
  start_ = 0;
}

std::optional<std::string> FrameReader::next() {
  if (buffer_.size() - start_ < k_length_bytes) return std::nullopt;
  std::size_t length = 0;
  for (std::size_t i = 0; i < k_length_bytes; ++i) {
    length |= static_cast<std::size_t>(static_cast<unsigned char>(buffer_[start_ + i])) << (8 * i);
  }
  if (length > limits::k_frame_bytes) throw BadFrame("a frame larger than allowed");
  if (buffer_.size() - start_ - k_length_bytes < length) return std::nullopt;
  std::string message = buffer_.substr(start_ + k_length_bytes, length);
  start_ += k_length_bytes + length;
  compact();
  return message;
}

std::optional<std::string> FrameReader::next_line() {
  const auto end = buffer_.find('\n', start_);
  if (end == std::string::npos) {
    if (buffer_.size() - start_ > k_longest_line) throw BadFrame("no greeting");
    return std::nullopt;
  }
  std::string line = buffer_.substr(start_, end - start_);
  start_ = end + 1;
  compact();
  return line;
}

}  // namespace chorus::host

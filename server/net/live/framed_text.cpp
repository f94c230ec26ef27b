#include "net/live/framed_text.hpp"

#include <cstdint>

namespace chorus::net {
namespace {

constexpr std::uint8_t k_final_text = 0x81;
constexpr std::size_t k_short = 125;
constexpr std::size_t k_medium = 0xffff;
constexpr std::uint8_t k_says_16_bits = 126;
constexpr std::uint8_t k_says_64_bits = 127;

std::string head_for(std::size_t size) {
  std::string head(1, static_cast<char>(k_final_text));
  int length_bytes = 0;
  if (size <= k_short) {
    head += static_cast<char>(size);
  } else {
    length_bytes = size <= k_medium ? 2 : 8;
    head += static_cast<char>(size <= k_medium ? k_says_16_bits : k_says_64_bits);
  }
  for (int shift = 8 * (length_bytes - 1); shift >= 0; shift -= 8) {
    const auto byte = static_cast<std::uint64_t>(size) >> static_cast<unsigned>(shift);
    head += static_cast<char>(byte & 0xff);
  }
  return head;
}

}  // namespace

FramedText::FramedText(std::string_view text) : frame_(head_for(text.size())) {
  head_size_ = frame_.size();
  frame_.reserve(head_size_ + text.size());
  frame_ += text;
}

}  // namespace chorus::net

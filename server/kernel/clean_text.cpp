#include "kernel/clean_text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace chorus::kernel {
namespace {

// The length of a sequence of UTF-8 by its first byte; bodies are valid UTF-8.
std::size_t length_at(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  return std::min(length, text.size() - at);
}

char32_t code_point(std::string_view sequence) {
  constexpr std::array<unsigned, 4> k_lead_bits{0x7F, 0x1F, 0x0F, 0x07};
  char32_t value = static_cast<unsigned char>(sequence[0]) & k_lead_bits[sequence.size() - 1];
  for (const char byte : sequence.substr(1)) {
    value = (value << 6U) | (static_cast<unsigned char>(byte) & 0x3FU);
  }
  return value;
}

bool may_stand(char32_t c) {
  if (c == U'\n') return true;
  const bool is_control = c < 0x20 || (c >= 0x7F && c < 0xA0);
  const bool is_line_of_its_own = c == 0x2028 || c == 0x2029;
  const bool turns =
      c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  const bool is_no_character = (c & 0xFFFEU) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
  return !is_control && !is_line_of_its_own && !turns && !is_no_character && c != 0xFEFF;
}

}  // namespace

std::string clean(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const auto sequence = text.substr(at, length_at(text, at));
    const char32_t c = code_point(sequence);
    if (c == U'\t') {
      result += ' ';
    } else if (may_stand(c)) {
      result += sequence;
    }
    at += sequence.size();
  }
  return result;
}

}  // namespace chorus::kernel

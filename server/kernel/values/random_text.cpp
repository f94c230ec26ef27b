#include "kernel/values/random_text.hpp"

#include "kernel/values/ports.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

namespace chorus::kernel {
namespace {

constexpr std::string_view k_url_letters =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::string_view k_code_letters = "23456789BCDFGHJKMNPQRSTVWXYZ";
constexpr std::size_t k_code_length = 6;

template <std::size_t Bytes>
std::string url_text(Entropy& entropy) {
  std::array<std::byte, Bytes> bytes{};
  entropy.fill(bytes);
  std::string text;
  unsigned buffer = 0;
  unsigned bits = 0;
  for (const std::byte byte : bytes) {
    buffer = (buffer << 8U) | std::to_integer<unsigned>(byte);
    bits += 8;
    while (bits >= 6) {
      bits -= 6;
      text += k_url_letters[(buffer >> bits) & 63U];
    }
  }
  if (bits > 0) text += k_url_letters[(buffer << (6 - bits)) & 63U];
  return text;
}

}  // namespace

std::string random_id(Entropy& entropy) { return url_text<12>(entropy); }

std::string random_secret(Entropy& entropy) { return url_text<32>(entropy); }

std::string random_code(Entropy& entropy) {
  // Bytes past the last whole multiple would favour the first letters.
  constexpr unsigned k_fair = 256 - 256 % k_code_letters.size();
  std::string code;
  while (code.size() < k_code_length) {
    std::array<std::byte, 1> byte{};
    entropy.fill(byte);
    const auto value = std::to_integer<unsigned>(byte[0]);
    if (value < k_fair) code += k_code_letters[value % k_code_letters.size()];
  }
  return code;
}

}  // namespace chorus::kernel

#include "report/base64.hpp"

#include <cstddef>
#include <cstdint>

namespace chorus::report {
namespace {

constexpr std::string_view k_letters =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::size_t k_bytes = 3;    // are
constexpr std::size_t k_symbols = 4;  // letters

}  // namespace

std::string base64(std::string_view bytes) {
  std::string text;
  text.reserve((bytes.size() + k_bytes - 1) / k_bytes * k_symbols);
  for (std::size_t at = 0; at < bytes.size(); at += k_bytes) {
    const auto part = bytes.substr(at, k_bytes);
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < k_bytes; ++i) {
      bits = bits << 8U | (i < part.size() ? static_cast<unsigned char>(part[i]) : 0U);
    }
    for (std::size_t i = 0; i < k_symbols; ++i) {
      text += i <= part.size() ? k_letters[bits >> (18U - 6U * i) & 0x3FU] : '=';
    }
  }
  return text;
}

}  // namespace chorus::report

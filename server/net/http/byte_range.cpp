#include "net/http/byte_range.hpp"

#include <algorithm>
#include <charconv>

namespace chorus::net {
namespace {

constexpr std::string_view k_unit = "bytes=";

std::optional<std::size_t> whole_number(std::string_view digits) {
  std::size_t value = 0;
  const auto* end = digits.data() + digits.size();
  const auto [stopped, error] = std::from_chars(digits.data(), end, value);
  return error == std::errc{} && stopped == end ? std::optional(value) : std::nullopt;
}

}  // namespace

std::optional<ByteRange> byte_range(std::string_view field, std::size_t size) {
  if (!field.starts_with(k_unit)) return std::nullopt;
  const auto part = field.substr(k_unit.size());
  const auto dash = part.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto from = part.substr(0, dash);
  const auto to = part.substr(dash + 1);
  const auto first = whole_number(from);
  const auto last = whole_number(to);
  if ((!from.empty() && !first) || (!to.empty() && !last) || (!first && !last)) return std::nullopt;
  if (!first) {
    const auto count = std::min(*last, size);
    return count == 0 ? ByteRange{0, 0, false} : ByteRange{size - count, size - 1};
  }
  if (last && *last < *first) return std::nullopt;
  if (*first >= size) return ByteRange{0, 0, false};
  return ByteRange{*first, std::min(last.value_or(size - 1), size - 1)};
}

}  // namespace chorus::net

#include "protocol/clean_name.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace chorus::protocol {
namespace {

using Range = std::pair<char32_t, char32_t>;

// Turned into one blank.
constexpr std::array<Range, 11> k_blanks{{{0x09, 0x0D},
                                          {0x20, 0x20},
                                          {0x85, 0x85},
                                          {0xA0, 0xA0},
                                          {0x1680, 0x1680},
                                          {0x2000, 0x200A},
                                          {0x2028, 0x2029},
                                          {0x202F, 0x202F},
                                          {0x205F, 0x205F},
                                          {0x2800, 0x2800},
                                          {0x3000, 0x3000}}};

// Dropped: controls, marks of no width, bidirectional controls, fillers, tags, private use.
constexpr std::array<Range, 17> k_dropped{{{0x00, 0x08},
                                           {0x0E, 0x1F},
                                           {0x7F, 0x9F},
                                           {0xAD, 0xAD},
                                           {0x034F, 0x034F},
                                           {0x061C, 0x061C},
                                           {0x115F, 0x1160},
                                           {0x17B4, 0x17B5},
                                           {0x180B, 0x180F},
                                           {0x200B, 0x200F},
                                           {0x202A, 0x202E},
                                           {0x2060, 0x206F},
                                           {0x3164, 0x3164},
                                           {0xE000, 0xF8FF},
                                           {0xFEFF, 0xFEFF},
                                           {0xFFA0, 0xFFA0},
                                           {0xFFF0, 0xFFFB}}};
constexpr Range k_tags{0xE0000, 0x10FFFF};  // tags, then planes of private use

bool is_in(const Range& range, char32_t c) { return range.first <= c && c <= range.second; }

template <std::size_t N>
bool is_in(const std::array<Range, N>& ranges, char32_t c) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [c](const Range& range) { return is_in(range, c); });
}

std::size_t sequence_length(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xE0) return 2;
  return lead < 0xF0 ? 3 : 4;
}

char32_t code_point(std::string_view sequence) {
  const auto lead = static_cast<unsigned char>(sequence.front());
  if (sequence.size() == 1) return lead;
  char32_t value = lead & (0x7FU >> sequence.size());
  for (const char c : sequence.substr(1))
    value = (value << 6U) | (static_cast<unsigned char>(c) & 0x3FU);
  return value;
}

}  // namespace

std::string clean_name(std::string_view typed) {
  std::string name;
  std::size_t kept = 0;
  bool blank_before = false;
  while (!typed.empty() && kept < k_name_code_points) {
    const auto length =
        std::min(sequence_length(static_cast<unsigned char>(typed.front())), typed.size());
    const std::string_view sequence = typed.substr(0, length);
    typed.remove_prefix(length);
    const char32_t c = code_point(sequence);
    if (is_in(k_blanks, c)) {
      blank_before = !name.empty();
      continue;
    }
    if (is_in(k_dropped, c) || is_in(k_tags, c)) continue;
    if (blank_before) {
      if (kept + 1 == k_name_code_points) break;
      name += ' ';
      ++kept;
      blank_before = false;
    }
    name += sequence;
    ++kept;
  }
  return name;
}

}  // namespace chorus::protocol

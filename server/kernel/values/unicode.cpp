#include "kernel/values/unicode.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utf8proc.h>
#include <utility>

namespace chorus::kernel::unicode {
namespace {

constexpr char32_t k_replacement = 0xFFFD;
constexpr char32_t k_stretch = 0x0640;
constexpr char32_t k_dot_above = 0x0307;
constexpr char32_t k_dotless_i = 0x0131;
constexpr std::size_t k_longest_folding = 32;  // code points of one; the standard has 18 at most

// Letters with a stroke through them, and two written as one: the standard takes neither apart.
constexpr std::array<std::pair<char32_t, std::u32string_view>, 11> k_plain{{{U'ł', U"l"},
                                                                            {U'ø', U"o"},
                                                                            {U'đ', U"d"},
                                                                            {U'ð', U"d"},
                                                                            {U'ħ', U"h"},
                                                                            {U'ŧ', U"t"},
                                                                            {U'ŋ', U"n"},
                                                                            {U'þ', U"th"},
                                                                            {U'æ', U"ae"},
                                                                            {U'œ', U"oe"},
                                                                            {U'ə', U"e"}}};

// As people write it who have no such key; empty: it is plain.
std::u32string_view plain_letters(char32_t c) {
  for (const auto& [letter, plain] : k_plain) {
    if (letter == c) return plain;
  }
  return {};
}

const utf8proc_property_t& property(char32_t c) {
  return *utf8proc_get_property(static_cast<utf8proc_int32_t>(c));
}

bool is_kept(char32_t c, Marks marks) {
  const auto& about = property(c);
  const auto combining = about.combining_class;
  const bool is_point = combining >= 10 && combining <= 35;  // classes of Hebrew and Arabic alone
  if (c == k_stretch || is_point || about.category == UTF8PROC_CATEGORY_ME) return false;
  const bool is_accent = combining == 1 || combining > 35;
  return marks == Marks::kept || !is_accent;
}

// Marks on one letter in the standard's order, whatever order they were typed in.
void reorder(std::u32string& text) {
  for (std::size_t from = 0; from < text.size();) {
    if (property(text[from]).combining_class == 0) {
      ++from;
      continue;
    }
    auto to = from;
    while (to < text.size() && property(text[to]).combining_class != 0) ++to;
    std::stable_sort(text.begin() + static_cast<std::ptrdiff_t>(from),
                     text.begin() + static_cast<std::ptrdiff_t>(to), [](char32_t a, char32_t b) {
                       return property(a).combining_class < property(b).combining_class;
                     });
    from = to;
  }
}

}  // namespace

std::u32string code_points(std::string_view text) {
  std::u32string result;
  result.reserve(text.size());
  while (!text.empty()) {
    utf8proc_int32_t c = -1;
    const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                         static_cast<utf8proc_ssize_t>(text.size()), &c);
    result += length > 0 ? static_cast<char32_t>(c) : k_replacement;
    text.remove_prefix(length > 0 ? static_cast<std::size_t>(length) : 1);
  }
  return result;
}

void append(std::string& text, char32_t c) {
  std::array<utf8proc_uint8_t, 4> bytes{};
  const auto length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(c), bytes.data());
  text.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(length));
}

Kind kind_of(char32_t c) {
  const auto category = property(c).category;
  // Some stand beside letters as an apostrophe does; others are small letters.
  const bool is_modifier = c >= 0x02B0 && c <= 0x02FF;
  if (is_modifier && folded({&c, 1}, Marks::kept) == std::u32string(1, c)) return Kind::punctuation;
  if (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) return Kind::letter;
  if (category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME) return Kind::mark;
  if (category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO) return Kind::number;
  if (category >= UTF8PROC_CATEGORY_PC && category <= UTF8PROC_CATEGORY_PO) {
    return Kind::punctuation;
  }
  if (category >= UTF8PROC_CATEGORY_SM && category <= UTF8PROC_CATEGORY_SO) return Kind::symbol;
  if (category >= UTF8PROC_CATEGORY_ZS && category <= UTF8PROC_CATEGORY_ZP) return Kind::blank;
  const bool is_blank_control = (c >= 0x09 && c <= 0x0D) || c == 0x85;
  if (category == UTF8PROC_CATEGORY_CC) return is_blank_control ? Kind::blank : Kind::control;
  return category == UTF8PROC_CATEGORY_CN ? Kind::other : Kind::control;
}

bool is_ignorable(char32_t c) { return property(c).ignorable != 0; }

bool is_nothing(char32_t c) { return (c & 0xFFFEU) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF); }

bool turns_writing(char32_t c) {
  switch (property(c).bidi_class) {
    case UTF8PROC_BIDI_CLASS_LRE:
    case UTF8PROC_BIDI_CLASS_LRO:
    case UTF8PROC_BIDI_CLASS_RLE:
    case UTF8PROC_BIDI_CLASS_RLO:
    case UTF8PROC_BIDI_CLASS_PDF:
    case UTF8PROC_BIDI_CLASS_LRI:
    case UTF8PROC_BIDI_CLASS_RLI:
    case UTF8PROC_BIDI_CLASS_FSI:
    case UTF8PROC_BIDI_CLASS_PDI: return true;
    case UTF8PROC_BIDI_CLASS_L:
    case UTF8PROC_BIDI_CLASS_R:
    case UTF8PROC_BIDI_CLASS_AL:
      return is_ignorable(c) && property(c).category == UTF8PROC_CATEGORY_CF;
    default: return false;
  }
}

bool is_capital(char32_t c) {
  const auto category = property(c).category;
  return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT;
}

bool is_virama(char32_t c) { return property(c).combining_class == 9; }

bool is_arabic(char32_t c) {
  return property(c).bidi_class == UTF8PROC_BIDI_CLASS_AL && kind_of(c) == Kind::letter;
}

bool is_pictograph(char32_t c) {
  return property(c).boundclass == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
}

bool is_of_no_spaces(char32_t c) {
  const auto& about = property(c);
  const bool is_wide = about.charwidth == 2 && (about.category == UTF8PROC_CATEGORY_LO ||
                                                about.category == UTF8PROC_CATEGORY_NL);
  // Thai and Lao, Myanmar, Khmer: the library knows no scripts.
  const bool is_south_east =
      (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF);
  return is_wide || is_south_east;
}

std::vector<std::u32string_view> graphemes(std::u32string_view text) {
  std::vector<std::u32string_view> result;
  utf8proc_int32_t state = 0;
  std::size_t from = 0;
  for (std::size_t at = 1; at <= text.size(); ++at) {
    const bool ends =
        at == text.size() ||
        utf8proc_grapheme_break_stateful(static_cast<utf8proc_int32_t>(text[at - 1]),
                                         static_cast<utf8proc_int32_t>(text[at]), &state) != 0;
    if (!ends) continue;
    result.push_back(text.substr(from, at - from));
    from = at;
  }
  return result;
}

std::u32string folded(std::u32string_view grapheme, Marks marks) {
  constexpr auto k_how = static_cast<utf8proc_option_t>(
      UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
  std::u32string result;
  for (const char32_t c : grapheme) {
    if (c < 0x80) {
      result += c >= 'A' && c <= 'Z' ? c + 0x20 : c;
      continue;
    }
    std::array<utf8proc_int32_t, k_longest_folding> to{};
    int last_class = 0;
    const auto length =
        utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c), to.data(),
                                static_cast<utf8proc_ssize_t>(to.size()), k_how, &last_class);
    for (utf8proc_ssize_t at = 0; at < length && at < utf8proc_ssize_t(to.size()); ++at) {
      const auto one = static_cast<char32_t>(to.at(static_cast<std::size_t>(at)));
      if (!is_kept(one, marks)) continue;
      const auto plain = marks == Marks::dropped ? plain_letters(one) : std::u32string_view();
      if (!plain.empty()) {
        result += plain;
      } else {
        result += one == k_dotless_i ? U'i' : one;
      }
    }
  }
  reorder(result);
  if (result.starts_with(U'i')) std::erase(result, k_dot_above);
  return result;
}

}  // namespace chorus::kernel::unicode

#include "protocol/clean_name.hpp"

#include "kernel/values/unicode.hpp"

#include <algorithm>

namespace chorus::protocol {
namespace {

namespace unicode = kernel::unicode;
using unicode::Kind;

constexpr std::size_t k_marks_on_a_letter = 5;
constexpr char32_t k_empty_braille = 0x2800;  // a symbol of no dots
constexpr char32_t k_joiner = 0x200D;
constexpr char32_t k_non_joiner = 0x200C;
constexpr char32_t k_black_flag = 0x1F3F4;
constexpr char32_t k_end_of_tags = 0xE007F;

bool is_tag(char32_t c) { return c > 0xE0020 && c <= k_end_of_tags; }

bool is_variation_selector(char32_t c) {
  return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF) ||
         (c >= 0x180B && c <= 0x180D) || c == 0x180F;
}

bool is_skin_tone(char32_t c) { return c >= 0x1F3FB && c <= 0x1F3FF; }

bool is_blank(char32_t c) { return unicode::kind_of(c) == Kind::blank || c == k_empty_braille; }

bool is_mark(char32_t c) { return unicode::kind_of(c) == Kind::mark; }

// The last character of `text` that is no mark on another; 0: none.
char32_t base_of(std::u32string_view text) {
  const auto found = std::find_if(text.rbegin(), text.rend(),
                                  [](char32_t c) { return !is_mark(c) && !is_skin_tone(c); });
  return found == text.rend() ? 0 : *found;
}

std::size_t marks_at_end(std::u32string_view text) {
  const auto base =
      std::find_if(text.rbegin(), text.rend(), [](char32_t c) { return !is_mark(c); });
  return static_cast<std::size_t>(base - text.rbegin());
}

// A joiner, or what keeps letters apart, where a script or an emoji is spelt with it: beside the
// sign that takes a vowel off (Sinhala, Malayalam), between letters that join (Persian), between
// pictographs.
bool is_spelt_with(char32_t joiner, std::u32string_view before, std::u32string_view after) {
  const char32_t next = after.empty() ? 0 : after.front();
  const char32_t base = base_of(before);
  if (before.empty() || base == 0) return false;
  if (unicode::is_virama(before.back()) || unicode::is_virama(next)) return true;
  if (unicode::is_arabic(base) && unicode::is_arabic(next)) return true;
  return joiner == k_joiner && unicode::is_pictograph(base) && unicode::is_pictograph(next);
}

// The tags of a flag of a part of a country, from `from` on: letters, digits, and their end.
std::size_t length_of_tags(std::u32string_view text) {
  std::size_t length = 0;
  while (length < text.size() && is_tag(text[length])) {
    if (text[length++] == k_end_of_tags) return length > 1 ? length : 0;
  }
  return 0;
}

// `before`: what the name has since its last blank.
bool may_stand(char32_t c, std::u32string_view before, std::u32string_view after) {
  if (c == k_joiner || c == k_non_joiner) return is_spelt_with(c, before, after);
  const bool on_nothing = before.empty();
  if (is_variation_selector(c)) return !on_nothing && !is_variation_selector(before.back());
  if (unicode::is_ignorable(c) || unicode::is_nothing(c) || unicode::turns_writing(c)) return false;
  if (is_mark(c)) return !on_nothing && marks_at_end(before) < k_marks_on_a_letter;
  return unicode::kind_of(c) != Kind::control;
}

// Blanks made one, none at the ends, and only what may stand; no longer than it takes to see where
// to cut.
std::u32string cleaned(std::u32string_view typed) {
  std::u32string name;
  bool blank_before = false;
  for (std::size_t at = 0; at < typed.size() && name.size() <= k_name_code_points; ++at) {
    const char32_t c = typed[at];
    const auto after = typed.substr(at + 1);
    if (is_blank(c)) {
      blank_before = !name.empty();
      continue;
    }
    const auto before = blank_before ? std::u32string_view() : std::u32string_view(name);
    if (!may_stand(c, before, after)) continue;
    if (blank_before) name += U' ';
    name += c;
    blank_before = false;
    const auto tags = c == k_black_flag ? length_of_tags(after) : 0;
    name += after.substr(0, tags);
    at += tags;
  }
  return name;
}

}  // namespace

std::string clean_name(std::string_view typed) {
  const std::u32string name = cleaned(unicode::code_points(typed));
  std::size_t kept = 0;
  for (const auto grapheme : unicode::graphemes(name)) {
    if (kept + grapheme.size() > k_name_code_points) break;
    kept += grapheme.size();
  }
  while (kept > 0 && name[kept - 1] == U' ') --kept;
  std::string text;
  for (const char32_t c : name.substr(0, kept)) unicode::append(text, c);
  return text;
}

}  // namespace chorus::protocol

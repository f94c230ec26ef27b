#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

// Whether words name somebody who could do a thing. English.
namespace chorus::sdk {
namespace detail {

inline constexpr std::array<std::string_view, 57> k_nobodys_words{
    "a",         "all",     "and",    "any",   "anybody",  "anyone",    "be",       "can",
    "confirmed", "decided", "don",    "each",  "every",    "everybody", "everyone", "group",
    "here",      "i",       "idea",   "in",    "know",     "known",     "me",       "myself",
    "n",         "no",      "nobody", "none",  "noone",    "not",       "of",       "one",
    "our",       "people",  "room",   "some",  "somebody", "someone",   "sure",     "t",
    "tba",       "tbc",     "tbd",    "the",   "them",     "they",      "this",     "to",
    "together",  "unknown", "us",     "wants", "we",       "who",       "whoever",  "whole",
    "you"};

inline bool is_of_a_word(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z');
}

// In small letters. Marks of ASCII part words, and so do those a typographic keyboard writes.
inline std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words(1);
  for (std::size_t at = 0; at < text.size(); ++at) {
    char c = text[at];
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    const bool is_typographic = text.substr(at, 2) == "\xE2\x80";
    if (is_typographic) at += 2;
    if (!is_typographic && is_of_a_word(c)) {
      words.back() += c;
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

}  // namespace detail

// False where every word stands for all or for none ("all of us", "we", "nobody", "tbc"): what
// everybody owns is nobody's. One word that names a person or a post is enough.
inline bool names_somebody(std::string_view text) {
  const auto words = detail::words_of(text);
  return std::any_of(words.begin(), words.end(), [](const std::string& word) {
    const auto& nobodys = detail::k_nobodys_words;
    return std::find(nobodys.begin(), nobodys.end(), word) == nobodys.end();
  });
}

// The same person or post, whatever its case and marks.
inline bool is_the_same(std::string_view one, std::string_view other) {
  return detail::words_of(one) == detail::words_of(other);
}

}  // namespace chorus::sdk

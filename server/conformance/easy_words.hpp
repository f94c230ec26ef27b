#pragma once

#include <cstddef>
#include <string_view>

namespace chorus::conformance {

// What people who read with effort can hold.
inline constexpr std::size_t k_words_a_sentence = 15;

// Words of the longest sentence: up to a full stop, a question or exclamation mark before a blank,
// or the end of a line. Blanks part words.
std::size_t longest_sentence(std::string_view text);

}  // namespace chorus::conformance

#include "conformance/easy_words.hpp"

#include <algorithm>

namespace chorus::conformance {
namespace {

bool parts_words(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool ends_sentence(char c) { return c == '.' || c == '!' || c == '?'; }

}  // namespace

std::size_t longest_sentence(std::string_view text) {
  std::size_t longest = 0;
  std::size_t words = 0;
  char before = ' ';
  for (const char c : text) {
    if (parts_words(c)) {
      if (c == '\n' || ends_sentence(before)) words = 0;
    } else if (parts_words(before)) {
      longest = std::max(longest, ++words);
    }
    before = c;
  }
  return longest;
}

}  // namespace chorus::conformance

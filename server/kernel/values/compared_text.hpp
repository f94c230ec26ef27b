#pragma once

#include "kernel/values/unicode.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace chorus::kernel {

// A text as names are looked for in it: its letters and numbers, folded, and between any two what
// stands there. Words end where the Unicode standard says (UAX 29), and also at every mark of
// punctuation, every symbol, and between letter and number: "Moe_2" names Moe. Scripts without
// blanks between words may begin and end one at every letter.
class ComparedText {
 public:
  // What the letters are: those of words, or the symbols, for a name that is emoji alone.
  enum class Of { words, symbols };
  ComparedText(std::string_view text, Of of, unicode::Marks marks);

  // Where `name` stands from place `from` on, as whole words; k_nowhere: not at all. Where the name
  // has one word the text may not have two; where it has two the text may write them as one.
  std::size_t find(const ComparedText& name, std::size_t from) const;
  static constexpr std::size_t k_nowhere = std::u32string::npos;

  bool is_empty() const { return letters_.empty(); }
  bool is_one_letter() const { return graphemes_ == 1; }
  bool is_of_no_spaces() const { return !letters_.empty() && is_solid(0); }
  std::size_t size() const { return letters_.size(); }
  std::u32string_view letters() const { return letters_; }

  // Its words, one by one.
  std::vector<ComparedText> words() const;

  // A word may begin or end at this place; the next such place from it on.
  bool is_edge(std::size_t at) const { return has(at, k_edge); }
  std::size_t edge_from(std::size_t at) const;

  // The place begins with a capital.
  bool is_capital_at(std::size_t at) const { return (places_[at] & k_capital) != 0; }
  // From `at` on `length` letters stand as only a name would: marks or ends on both sides, or 's.
  bool stands_alone(std::size_t at, std::size_t length) const;

  bool operator==(const ComparedText& other) const;

 private:
  enum Place : std::uint8_t {
    k_edge = 1,     // a word may begin or end here
    k_parted = 2,   // something that is no letter stands here
    k_set_off = 4,  // and it is more than a blank
    k_capital = 8,  // what follows is a capital
    k_solid = 16    // what follows is of a script without blanks between words
  };
  ComparedText() = default;
  void take(std::u32string_view grapheme, std::u32string_view letters);
  void part(bool sets_off);
  bool has(std::size_t at, Place place) const { return (places_[at] & place) != 0; }
  bool is_solid(std::size_t at) const { return has(at, k_solid); }
  bool matches(const ComparedText& name, std::size_t at) const;

  std::u32string letters_;
  std::vector<std::uint8_t> places_;  // before each letter, and one at the end
  std::size_t graphemes_ = 0;
};

}  // namespace chorus::kernel

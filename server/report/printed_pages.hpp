#pragma once

#include <cstddef>
#include <string_view>

namespace chorus::report {

// How many lines a text takes where a line holds so many letters.
double lines_of(std::string_view text, std::size_t letters_a_line);

// A letter of Han, kana or Hangul takes the room of two.
std::size_t letters_in(std::string_view text);

// A4 pages without their margins, as they fill up. Heights are CSS pixels, at 96 an inch.
class PrintedPages {
 public:
  // Together, on what is left of the page or on the next.
  void put(double height);
  std::size_t count() const noexcept { return page_ + 1; }

 private:
  std::size_t page_ = 0;
  double on_page_ = 0;
};

}  // namespace chorus::report

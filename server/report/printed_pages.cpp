#include "report/printed_pages.hpp"

#include <algorithm>

namespace chorus::report {
namespace {

constexpr double k_page = 1009;

}  // namespace

std::size_t letters_in(std::string_view text) {
  std::size_t letters = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_first = (byte & 0xC0) != 0x80;
    const bool is_wide = byte >= 0xE3 && byte <= 0xED;
    if (is_first) letters += is_wide ? 2 : 1;
  }
  return letters;
}

double lines_of(std::string_view text, std::size_t letters_a_line) {
  std::size_t lines = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::size_t letters = letters_in(text.substr(0, end));
    lines += 1 + (letters == 0 ? 0 : (letters - 1) / letters_a_line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return static_cast<double>(lines);
}

void PrintedPages::put(double height) {
  if (on_page_ + height > k_page) {
    ++page_;
    on_page_ = 0;
  }
  on_page_ += height;
}

}  // namespace chorus::report

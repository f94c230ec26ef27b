#include "report/four_pages.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

namespace chorus::report {
namespace {

// All in CSS pixels, at 96 an inch.
constexpr double k_page = 1009;  // A4 without its margins
constexpr std::size_t k_pages = 4;
constexpr double k_head = 195;
constexpr double k_foot = 65;
constexpr double k_heading = 48;
constexpr double k_line = 19.4;
constexpr double k_title_line = 22;
constexpr double k_between_lines = 0.8;
constexpr double k_between_blocks = 9;
constexpr double k_row_of_pictures = 238;
constexpr std::size_t k_pictures_a_row = 2;
constexpr std::size_t k_letters_a_line = 80;
constexpr std::size_t k_letters_a_title_line = 54;

// A letter of Han, kana or Hangul takes the room of two.
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

double height_of(const std::vector<std::string>& lines) {
  double height = 0;
  for (const auto& line : lines) {
    height += lines_of(line, k_letters_a_line) * k_line + k_between_lines;
  }
  return height;
}

class Pages {
 public:
  // Together, on what is left of the page or on the next.
  void put(double height) {
    if (on_page_ + height > k_page) {
      ++page_;
      on_page_ = 0;
    }
    on_page_ += height;
  }
  void put(const Part& part) {
    std::size_t pictures = 0;
    double above = k_heading;  // never the last on its page
    for (const auto& block : part.blocks) {
      if (std::holds_alternative<Quote>(block)) {
        if (pictures++ % k_pictures_a_row == 0) put(k_row_of_pictures);
        continue;
      }
      put(above + height_of_block(block));
      above = 0;
    }
  }
  bool suffice() const noexcept { return page_ < k_pages; }

 private:
  static double height_of_block(const Block& block) {
    if (const auto* card = std::get_if<Pictured>(&block)) {
      return lines_of(card->title, k_letters_a_title_line) * k_title_line + height_of(card->lines) +
             k_between_blocks;
    }
    if (const auto* list = std::get_if<List>(&block))
      return height_of(list->items) + k_between_blocks;
    if (const auto* one = std::get_if<Paragraph>(&block))
      return height_of({one->text}) + k_between_blocks;
    return 0;
  }

  std::size_t page_ = 0;
  double on_page_ = 0;
};

}  // namespace

bool stay_within_four_pages(const std::vector<Part>& parts) {
  Pages pages;
  pages.put(k_head);
  for (const auto& part : parts) pages.put(part);
  pages.put(k_foot);
  return pages.suffice();
}

}  // namespace chorus::report

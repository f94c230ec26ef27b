#include "report/four_pages.hpp"

#include "report/printed_pages.hpp"

#include <cstddef>
#include <string>
#include <variant>

namespace chorus::report {
namespace {

// All in CSS pixels, at 96 an inch.
constexpr std::size_t k_pages = 4;
constexpr double k_paper_head = 195;
constexpr double k_paper_foot = 65;
constexpr double k_part_heading = 48;
constexpr double k_card_line = 19.4;
constexpr double k_card_title_line = 22;
constexpr double k_between_lines = 0.8;
constexpr double k_between_cards = 9;
constexpr double k_row_of_pictures = 238;
constexpr std::size_t k_pictures_a_row = 2;
constexpr std::size_t k_letters_a_card_line = 80;
constexpr std::size_t k_letters_a_card_title = 54;

double height_of(const std::vector<std::string>& lines) {
  double height = 0;
  for (const auto& line : lines) {
    height += lines_of(line, k_letters_a_card_line) * k_card_line + k_between_lines;
  }
  return height;
}

double height_of_block(const Block& block) {
  if (const auto* card = std::get_if<Pictured>(&block)) {
    return lines_of(card->title, k_letters_a_card_title) * k_card_title_line +
           height_of(card->lines) + k_between_cards;
  }
  if (const auto* list = std::get_if<List>(&block)) return height_of(list->items) + k_between_cards;
  if (const auto* one = std::get_if<Paragraph>(&block))
    return height_of({one->text}) + k_between_cards;
  return 0;
}

void put(const Part& part, PrintedPages& pages) {
  std::size_t pictures = 0;
  double above = k_part_heading;  // never the last on its page
  for (const auto& block : part.blocks) {
    if (std::holds_alternative<Quote>(block)) {
      if (pictures++ % k_pictures_a_row == 0) pages.put(k_row_of_pictures);
      continue;
    }
    pages.put(above + height_of_block(block));
    above = 0;
  }
}

}  // namespace

bool stay_within_four_pages(const std::vector<Part>& parts) {
  PrintedPages pages;
  pages.put(k_paper_head);
  for (const auto& part : parts) put(part, pages);
  pages.put(k_paper_foot);
  return pages.count() <= k_pages;
}

}  // namespace chorus::report

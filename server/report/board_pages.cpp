#include "report/board_pages.hpp"

#include "report/printed_pages.hpp"

#include <algorithm>
#include <utility>
#include <variant>

namespace chorus::report {
namespace {

// As `paper_style` prints them; in CSS pixels.
constexpr double k_head = 62;  // without title and question: when it was written, what it is
constexpr double k_title_line = 29;
constexpr double k_question_line = 18;
constexpr double k_heading = 33;
constexpr double k_line = 15;
constexpr double k_between_items = 2;
constexpr double k_between_blocks = 5;
constexpr double k_around_a_cell = 5;
constexpr std::size_t k_letters_a_line = 124;
constexpr std::size_t k_letters_a_title_line = 58;
constexpr std::size_t k_letters_a_question_line = 92;
constexpr std::size_t k_least_letters_a_cell = 8;
constexpr std::size_t k_letters_around_a_cell = 2;

// A browser gives columns room by what they hold.
std::vector<std::size_t> widths_of(const Table& table) {
  std::vector<std::size_t> letters;
  std::size_t all = 0;
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    std::size_t most = letters_in(table.columns[column]);
    for (const auto& row : table.rows) most = std::max(most, letters_in(row[column]));
    letters.push_back(std::max(most, k_least_letters_a_cell));
    all += letters.back();
  }
  const std::size_t room = k_letters_a_line - k_letters_around_a_cell * letters.size();
  for (auto& width : letters) {
    width = std::max(k_least_letters_a_cell, width * std::min(room, all) / all);
  }
  return letters;
}

double height_of_row(const std::vector<std::string>& row, const std::vector<std::size_t>& widths) {
  double most = 1;
  for (std::size_t column = 0; column < row.size(); ++column) {
    most = std::max(most, lines_of(row[column], widths[column]));
  }
  return most * k_line + k_around_a_cell;
}

void put(const Block& block, double above, PrintedPages& pages) {
  if (const auto* table = std::get_if<Table>(&block)) {
    const auto widths = widths_of(*table);
    above += height_of_row(table->columns, widths);
    for (const auto& row : table->rows) {
      pages.put(above + height_of_row(row, widths));
      above = 0;
    }
  } else if (const auto* list = std::get_if<List>(&block)) {
    for (const auto& item : list->items) {
      pages.put(above + lines_of(item, k_letters_a_line) * k_line + k_between_items);
      above = 0;
    }
  } else if (const auto* one = std::get_if<Paragraph>(&block)) {
    pages.put(above + lines_of(one->text, k_letters_a_line) * k_line);
  }
  pages.put(k_between_blocks);
}

}  // namespace

std::size_t board_pages(const std::string& title, const std::string& question,
                        const std::vector<Part>& parts) {
  PrintedPages pages;
  pages.put(k_head + lines_of(title, k_letters_a_title_line) * k_title_line +
            lines_of(question, k_letters_a_question_line) * k_question_line);
  for (const auto& part : parts) {
    double above = k_heading;  // never the last on its page
    for (const auto& block : part.blocks) put(block, std::exchange(above, 0), pages);
  }
  return pages.count();
}

}  // namespace chorus::report

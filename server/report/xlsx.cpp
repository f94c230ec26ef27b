#include "report/xlsx.hpp"

#include "report/day.hpp"
#include "report/plan_table.hpp"
#include "report/workbook.hpp"

#include <algorithm>
#include <cstdint>

namespace chorus::report {
namespace {

constexpr double k_line_height = 15;
constexpr std::size_t k_most_lines = 27;  // Excel shows no higher row

// Some programs show one line of a cell that has several, unless they are told.
double height_of(const PlanTable& table, std::size_t row) {
  std::size_t most = 1;
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    const auto width = static_cast<std::size_t>(table.columns[column].width);
    std::size_t lines = 1;
    std::size_t letters = 0;
    for (const char letter : table.rows[row][column].text) {
      if (letter == '\n' || letters == width) ++lines;
      letters = letter == '\n' || letters == width ? 0 : letters + 1;
    }
    most = std::max(most, lines);
  }
  return k_line_height * static_cast<double>(std::min(most, k_most_lines));
}

void write_heads(Workbook& book, lxw_worksheet* sheet, const PlanTable& table) {
  lxw_format* head = book.head();
  must(worksheet_set_row(sheet, 0, k_heading_height, nullptr));
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    const auto at = static_cast<lxw_col_t>(column);
    must(worksheet_set_column(sheet, at, at, table.columns[column].width, nullptr));
    Workbook::write(sheet, 0, column, table.columns[column].title, head);
  }
}

void write_rows(Workbook& book, lxw_worksheet* sheet, const PlanTable& table) {
  lxw_format* text_format = book.format();
  lxw_format* day_format = book.day();
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    for (std::size_t column = 0; column < table.rows[row].size(); ++column) {
      const auto& [text, may_be_day] = table.rows[row][column];
      if (may_be_day && is_day(text)) {
        Workbook::write_day(sheet, row + 1, column, text, day_format);
      } else {
        Workbook::write(sheet, row + 1, column, text, text_format);
      }
    }
    must(worksheet_set_row(sheet, static_cast<lxw_row_t>(row + 1), height_of(table, row), nullptr));
  }
}

}  // namespace

std::string to_xlsx(const Report& report, const Words& words) {
  const auto table = plan_table(report, words);
  Workbook book(report);
  lxw_worksheet* sheet = book.sheet(words.text("plan.title"));
  write_heads(book, sheet, table);
  write_rows(book, sheet, table);
  // A row stays free, so that they are no part of the table when somebody sorts it.
  for (std::size_t at = 0; at < table.means.size(); ++at) {
    Workbook::write(sheet, table.rows.size() + 2 + at, 0, table.means[at], nullptr);
  }
  const auto last_column = static_cast<lxw_col_t>(table.columns.size() - 1);
  // As far as the number of a step.
  worksheet_freeze_panes(sheet, 1, report.material_of.empty() ? 1 : 2);
  must(worksheet_autofilter(sheet, 0, 0, static_cast<lxw_row_t>(table.rows.size()), last_column));
  worksheet_set_landscape(sheet);
  worksheet_set_paper(sheet, k_a3);
  worksheet_fit_to_pages(sheet, 1, 0);
  must(worksheet_repeat_rows(sheet, 0, 0));
  // "&" would begin a field of the footer, and people write titles.
  const auto about =
      "&L" + words.text("made_on", {{"day", day_in_words(report.made_on, words)}}) + "&R&P";
  must(worksheet_set_footer(sheet, about.c_str()));
  return book.finish();
}

}  // namespace chorus::report

#include "report/reply_sheet.hpp"

#include "report/reply_columns.hpp"
#include "report/step_text.hpp"
#include "report/workbook.hpp"

#include <string>
#include <vector>

namespace chorus::report {
namespace {

constexpr std::size_t k_names_row = 0;
constexpr std::size_t k_heads_row = 1;
constexpr std::size_t k_first_row = 2;
constexpr double k_row_height = 75;
constexpr int k_note_width = 34;

void choose_from(lxw_worksheet* sheet, std::size_t column, std::size_t rows,
                 std::vector<std::string> choices) {
  if (rows == 0 || choices.empty()) return;
  std::vector<char*> list;
  list.reserve(choices.size() + 1);
  for (auto& one : choices) list.push_back(one.data());
  list.push_back(nullptr);
  lxw_data_validation rule{};
  rule.validate = LXW_VALIDATION_TYPE_LIST;
  rule.value_list = list.data();
  const auto at = static_cast<lxw_col_t>(column);
  must(worksheet_data_validation_range(sheet, k_first_row, at,
                                       static_cast<lxw_row_t>(k_first_row + rows - 1), at, &rule));
}

}  // namespace

std::string to_reply_sheet(const Report& report, const Words& words) {
  Workbook book(report);
  lxw_worksheet* sheet = book.sheet(words.text("reply.title"));
  lxw_format* head = book.head();
  lxw_format* text = book.format();
  lxw_format* day = book.day();
  const std::size_t rows = report.next_steps.size();
  for (std::size_t column = 0; column < k_reply_columns.size(); ++column) {
    const auto name = k_reply_columns.at(column);
    const auto at = static_cast<lxw_col_t>(column);
    const bool is_day = name == "decided_on" || name == "effective_from" || name == "due";
    must(worksheet_set_column(sheet, at, at, width_of(name), is_day ? day : text));
    Workbook::write(sheet, k_names_row, column, std::string(name), nullptr);
    Workbook::write(sheet, k_heads_row, column, title_of(name, words), head);
    choose_from(sheet, column, rows, choices_of(name, words));
  }
  Workbook::write(sheet, k_names_row, k_reply_columns.size(), reply_mark(report), nullptr);
  // Beside the table: what stands in it is read when it comes back.
  if (const auto whose = given_to_others(report, words); !whose.empty()) {
    const auto at = static_cast<lxw_col_t>(k_reply_columns.size());
    must(worksheet_set_column(sheet, at, at, k_note_width, nullptr));
    Workbook::write(sheet, k_heads_row, k_reply_columns.size(), whose, head);
  }
  for (std::size_t row = 0; row < rows; ++row) {
    const auto& step = report.next_steps[row];
    Workbook::write(sheet, k_first_row + row, 0, step.id, text);
    Workbook::write(sheet, k_first_row + row, 1, step.what, text);
    must(
        worksheet_set_row(sheet, static_cast<lxw_row_t>(k_first_row + row), k_row_height, nullptr));
  }
  lxw_row_col_options hidden{};
  hidden.hidden = LXW_TRUE;
  must(worksheet_set_row_opt(sheet, k_names_row, k_row_height, nullptr, &hidden));
  must(worksheet_set_row(sheet, k_heads_row, k_heading_height, nullptr));
  worksheet_freeze_panes(sheet, k_first_row, 2);
  worksheet_set_landscape(sheet);
  worksheet_set_paper(sheet, k_a3);
  worksheet_fit_to_pages(sheet, 1, 0);
  must(worksheet_repeat_rows(sheet, k_heads_row, k_heads_row));
  return book.finish();
}

}  // namespace chorus::report

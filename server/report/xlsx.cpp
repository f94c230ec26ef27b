#include "report/xlsx.hpp"

#include "platform/path_text.hpp"
#include "platform/scratch_folder.hpp"
#include "report/day.hpp"
#include "report/plan_table.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <ctime>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>

namespace chorus::report {
namespace {

constexpr std::size_t k_longest_cell = 32767;  // Excel counts letters: fewer than bytes
constexpr double k_heading_height = 45;        // in points
constexpr std::uint8_t k_a3 = 8;               // the width of a plan
constexpr double k_line_height = 15;
constexpr std::size_t k_most_lines = 27;  // Excel shows no higher row
constexpr std::uint32_t k_heading_colour = 0xE8E4DA;

void must(lxw_error error) {
  if (error != LXW_NO_ERROR) throw std::runtime_error(lxw_strerror(error));
}

// At the end of a letter.
std::string cut(std::string text) {
  if (text.size() <= k_longest_cell) return text;
  std::size_t end = k_longest_cell;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  text.resize(end);
  return text;
}

lxw_datetime date_of(const std::string& day) {
  lxw_datetime date{};
  date.year = std::stoi(day.substr(0, 4));
  date.month = std::stoi(day.substr(5, 2));
  date.day = std::stoi(day.substr(8, 2));
  return date;
}

std::time_t noon_of(const std::string& day) {
  const auto date = date_of(day);
  const std::chrono::sys_days midnight{std::chrono::year(date.year) / date.month / date.day};
  return std::chrono::system_clock::to_time_t(midnight + std::chrono::hours(12));
}

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

// One workbook on its way into a file; what is left undone is given up with it.
class Workbook {
 public:
  Workbook(const std::string& path, const std::string& folder) {
    // The library lends the folder's name without changing it.
    lxw_workbook_options options{};
    options.tmpdir = const_cast<char*>(folder.c_str());
    book_ = workbook_new_opt(path.c_str(), &options);
    if (book_ == nullptr) throw std::runtime_error("no workbook could be made");
  }
  ~Workbook() {
    if (book_ != nullptr) lxw_workbook_free(book_);
  }
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;

  void describe(const Report& report) {
    std::string title = report.title;
    lxw_doc_properties properties{};
    properties.title = title.data();
    properties.created = noon_of(report.made_on);
    must(workbook_set_properties(book_, &properties));
  }

  void add(const PlanTable& table, const std::string& name, const std::string& about) {
    lxw_worksheet* sheet = workbook_add_worksheet(book_, name.c_str());
    if (sheet == nullptr) throw std::runtime_error("no sheet could be made");
    const auto last_column = static_cast<lxw_col_t>(table.columns.size() - 1);
    write_heads(sheet, table);
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      write_row(sheet, row, table.rows[row]);
      must(worksheet_set_row(sheet, static_cast<lxw_row_t>(row + 1), height_of(table, row),
                             nullptr));
    }
    worksheet_freeze_panes(sheet, 1, 1);
    must(worksheet_autofilter(sheet, 0, 0, static_cast<lxw_row_t>(table.rows.size()), last_column));
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, k_a3);
    worksheet_fit_to_pages(sheet, 1, 0);
    must(worksheet_repeat_rows(sheet, 0, 0));
    must(worksheet_set_footer(sheet, about.c_str()));
  }

  void finish() {
    lxw_workbook* book = book_;
    book_ = nullptr;  // closing frees it, also where that fails
    must(workbook_close(book));
  }

 private:
  lxw_format* format() {
    lxw_format* made = workbook_add_format(book_);
    if (made == nullptr) throw std::runtime_error("no format could be made");
    format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
    format_set_text_wrap(made);
    format_set_border(made, LXW_BORDER_HAIR);
    return made;
  }

  void write_heads(lxw_worksheet* sheet, const PlanTable& table) {
    lxw_format* head = format();
    format_set_bold(head);
    format_set_bg_color(head, k_heading_colour);
    must(worksheet_set_row(sheet, 0, k_heading_height, nullptr));
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
      const auto at = static_cast<lxw_col_t>(column);
      must(worksheet_set_column(sheet, at, at, table.columns[column].width, nullptr));
      must(worksheet_write_string(sheet, 0, at, table.columns[column].title.c_str(), head));
    }
    text_ = format();
    day_ = format();
    format_set_num_format(day_, "d mmm yyyy");
    format_set_align(day_, LXW_ALIGN_LEFT);
  }

  void write_row(lxw_worksheet* sheet, std::size_t row, const std::vector<PlanTable::Cell>& cells) {
    const auto at = static_cast<lxw_row_t>(row + 1);
    for (std::size_t column = 0; column < cells.size(); ++column) {
      const auto to = static_cast<lxw_col_t>(column);
      const auto& [text, may_be_day] = cells[column];
      if (may_be_day && is_day(text)) {
        lxw_datetime date = date_of(text);
        must(worksheet_write_datetime(sheet, at, to, &date, day_));
      } else {
        must(worksheet_write_string(sheet, at, to, cut(text).c_str(), text_));
      }
    }
  }

  lxw_workbook* book_ = nullptr;
  lxw_format* text_ = nullptr;
  lxw_format* day_ = nullptr;
};

}  // namespace

std::string to_xlsx(const Report& report, const Words& words) {
  const platform::ScratchFolder folder;
  const auto path = folder.path() / "plan.xlsx";
  Workbook book(platform::utf8(path), platform::utf8(folder.path()));
  book.describe(report);
  // "&" would begin a field of the footer, and people write titles.
  book.add(plan_table(report, words), words.text("plan.title"),
           "&L" + words.text("made_on", {{"day", day_in_words(report.made_on, words)}}) + "&R&P");
  book.finish();
  std::ifstream written(path, std::ios::binary);
  if (!written) throw std::runtime_error("the workbook was not written");
  return {std::istreambuf_iterator<char>(written), {}};
}

}  // namespace chorus::report

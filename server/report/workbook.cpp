#include "report/workbook.hpp"

#include "platform/path_text.hpp"

#include <chrono>
#include <cstdint>
#include <ctime>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace chorus::report {
namespace {

constexpr std::size_t k_longest_cell = 32767;  // Excel counts letters: fewer than bytes
constexpr std::uint32_t k_heading_colour = 0xE8E4DA;

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

}  // namespace

void must(lxw_error error) {
  if (error != LXW_NO_ERROR) throw std::runtime_error(lxw_strerror(error));
}

Workbook::Workbook(const Report& report) : path_(folder_.path() / "book.xlsx") {
  std::string folder = platform::utf8(folder_.path());
  lxw_workbook_options options{};
  options.tmpdir = folder.data();
  book_ = workbook_new_opt(platform::utf8(path_).c_str(), &options);
  if (book_ == nullptr) throw std::runtime_error("no workbook could be made");
  std::string title = report.title;
  lxw_doc_properties properties{};
  properties.title = title.data();
  properties.created = noon_of(report.made_on);
  must(workbook_set_properties(book_, &properties));
}

Workbook::~Workbook() {
  if (book_ != nullptr) lxw_workbook_free(book_);
}

lxw_worksheet* Workbook::sheet(const std::string& name) {
  lxw_worksheet* sheet = workbook_add_worksheet(book_, name.c_str());
  if (sheet == nullptr) throw std::runtime_error("no sheet could be made");
  return sheet;
}

lxw_format* Workbook::format() {
  lxw_format* made = workbook_add_format(book_);
  if (made == nullptr) throw std::runtime_error("no format could be made");
  format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
  format_set_text_wrap(made);
  format_set_border(made, LXW_BORDER_HAIR);
  return made;
}

lxw_format* Workbook::head() {
  lxw_format* head = format();
  format_set_bold(head);
  format_set_bg_color(head, k_heading_colour);
  return head;
}

lxw_format* Workbook::day() {
  lxw_format* day = format();
  format_set_num_format(day, "d mmm yyyy");
  format_set_align(day, LXW_ALIGN_LEFT);
  return day;
}

void Workbook::write(lxw_worksheet* sheet, std::size_t row, std::size_t column,
                     const std::string& text, lxw_format* format) {
  must(worksheet_write_string(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                              cut(text).c_str(), format));
}

void Workbook::write_day(lxw_worksheet* sheet, std::size_t row, std::size_t column,
                         const std::string& day, lxw_format* format) {
  lxw_datetime date = date_of(day);
  must(worksheet_write_datetime(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                                &date, format));
}

std::string Workbook::finish() {
  lxw_workbook* book = book_;
  book_ = nullptr;  // closing frees it, also where that fails
  must(workbook_close(book));
  std::ifstream written(path_, std::ios::binary);
  if (!written) throw std::runtime_error("the workbook was not written");
  return {std::istreambuf_iterator<char>(written), {}};
}

}  // namespace chorus::report

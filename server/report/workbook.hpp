#pragma once

#include "platform/scratch_folder.hpp"
#include "report/report.hpp"

#include <xlsxwriter.h>

#include <cstdint>
#include <filesystem>
#include <string>

namespace chorus::report {

// Of wide tables: how high the row of their heads is, in points, and the paper they need.
inline constexpr double k_heading_height = 45;
inline constexpr std::uint8_t k_a3 = 8;

// One workbook on its way into the bytes of a file; what is left undone is given up with it. Says
// the paper's day and no other. Errors: std::runtime_error.
class Workbook {
 public:
  explicit Workbook(const Report& report);
  ~Workbook();
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;

  lxw_worksheet* sheet(const std::string& name);
  lxw_format* format();  // text at the top of its cell, with a thin edge
  lxw_format* head();
  lxw_format* day();
  // Text, cut where a cell holds no more.
  static void write(lxw_worksheet* sheet, std::size_t row, std::size_t column,
                    const std::string& text, lxw_format* format);
  // "2026-11-24" as a day.
  static void write_day(lxw_worksheet* sheet, std::size_t row, std::size_t column,
                        const std::string& day, lxw_format* format);

  // The file; the workbook is gone then.
  std::string finish();

 private:
  platform::ScratchFolder folder_;
  std::filesystem::path path_;
  lxw_workbook* book_ = nullptr;
};

// Throws std::runtime_error with the library's words.
void must(lxw_error error);

}  // namespace chorus::report

#pragma once

#include "report/report.hpp"
#include "report/words.hpp"

#include <string>

namespace chorus::report {

// The next steps, one a row, as RFC 4180: UTF-8 with a byte order mark, so that spreadsheets know
// it, CRLF. Text stays text: an apostrophe stands before whatever a spreadsheet would take for a
// formula, blanks and what cannot be seen before it notwithstanding, and before what it would
// write otherwise: telephone numbers and long ones, "1/2", "10:30".
std::string to_csv(const Report& report, const Words& words);

// One cell as it is written.
std::string csv_cell(const std::string& text);

}  // namespace chorus::report

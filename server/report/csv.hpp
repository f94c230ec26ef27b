#pragma once

#include "report/report.hpp"
#include "report/words.hpp"

#include <string>

namespace chorus::report {

// The next steps, one a row, as RFC 4180: UTF-8 with a byte order mark, so that spreadsheets know
// it, CRLF, and an apostrophe before whatever a spreadsheet would take for a formula (trust S-R13).
std::string to_csv(const Report& report, const Words& words);

// One cell as it is written.
std::string csv_cell(const std::string& text);

}  // namespace chorus::report

#pragma once

#include "report/report.hpp"
#include "report/words.hpp"

#include <string>

namespace chorus::report {

// The plan table (plan_table.hpp) as an Office Open XML workbook: one sheet with a header row that
// stays and filters, days as days, everything else as text: no formula, no link. The same bytes for
// the same report. Throws std::runtime_error where it cannot be written, std::system_error where
// there is no folder to write it in.
std::string to_xlsx(const Report& report, const Words& words);

}  // namespace chorus::report

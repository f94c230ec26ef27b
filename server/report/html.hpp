#pragma once

#include "report/report.hpp"
#include "report/words.hpp"

#include <string>

namespace chorus::report {

// One self-contained page: its style inside, no script, nothing fetched; headings in order, a
// language, a text for every picture. Prints on A4 and opens in an office program.
std::string to_html(const Report& report, const Words& words);

}  // namespace chorus::report

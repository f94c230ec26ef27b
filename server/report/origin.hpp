#pragma once

#include "report/report.hpp"
#include "report/words.hpp"

#include <string>

namespace chorus::report {

// Where a quotation comes from, in one line: its number, its name, and whose hand put it down if it
// was another's. Empty where there is nothing to say.
std::string origin_of(const Quote& quote, const Words& words);

}  // namespace chorus::report

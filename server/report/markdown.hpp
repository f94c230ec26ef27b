#pragma once

#include "report/report.hpp"
#include "report/words.hpp"

#include <string>

namespace chorus::report {

// The report as CommonMark with tables, without a line of HTML. Whatever anybody wrote stands as
// text: no mark in it is read as one, and no address becomes a link.
std::string to_markdown(const Report& report, const Words& words);

}  // namespace chorus::report

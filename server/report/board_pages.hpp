#pragma once

#include "report/report.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace chorus::report {

// How many pages the board's paper takes before its appendix, as HTML prints it on A4: reckoned
// from how long its texts are, since nothing here sets type.
std::size_t board_pages(const std::string& title, const std::string& question,
                        const std::vector<Part>& parts);

}  // namespace chorus::report

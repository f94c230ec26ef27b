#pragma once

#include "report/report.hpp"

#include <vector>

namespace chorus::report {

// Whether these parts of a paper, one after the other and with the paper's head and foot, stay
// within four printed pages of A4. Reckoned with the widest letters that a browser is known to
// print with, as `paper_style` sets them for those who took part; what is not cut by a page's end
// begins the next page.
bool stay_within_four_pages(const std::vector<Part>& parts);

}  // namespace chorus::report

#pragma once

#include <string_view>

namespace chorus::report {

// The style sheet of every paper in HTML, for the screen and for A4. The first part of a board's
// paper fits two pages of it.
std::string_view paper_style();

}  // namespace chorus::report

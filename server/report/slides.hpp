#pragma once

#include "report/report.hpp"
#include "report/words.hpp"

#include <string>

namespace chorus::report {

// A paper as slides, one a step, what is to be decided first; JSON (slides.schema.json) of which
// client/src/papers makes the file. Ends in a newline.
std::string to_slides(const Report& report, const Words& words);

}  // namespace chorus::report

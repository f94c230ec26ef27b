#pragma once

#include "report/report.hpp"
#include "report/words.hpp"

#include <string>

namespace chorus::report {

// A paper as JSON of headings, paragraphs, lists and tables with every word in place
// (document.schema.json): what a Word file is made from, by client/src/papers, which knows nothing
// of what a step is. The plan table stands on wide pages of its own at the end of the board's paper
// and of the whole one. Ends in a newline.
std::string to_document(const Report& report, const Words& words);

}  // namespace chorus::report

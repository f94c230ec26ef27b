#pragma once

#include "report/report.hpp"
#include "report/words.hpp"

#include <string>

namespace chorus::report {

// What a board fills in and sends back, as JSON (document.schema.json) of which client/src/papers
// makes a Word file: a table with the rows and columns of the reply sheet (reply_sheet.hpp), what
// may be chosen above it, and below it the line by which the console knows it again.
std::string to_reply_document(const Report& report, const Words& words);

}  // namespace chorus::report

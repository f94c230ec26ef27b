#pragma once

#include "kernel/values/core_kinds.hpp"
#include "kernel/values/record.hpp"
#include "report/quotes.hpp"
#include "report/report.hpp"
#include "report/words.hpp"

#include <vector>

namespace chorus::report {

// Things of one kind that has columns, as a table: a row each, sorted by the kind's `order`. Every
// cell goes through the quotes; a day is told in words, and a number not at all: a small one could
// point at people.
Table table_of(const kernel::CoreKind& kind, std::vector<kernel::RecordPtr> things, Quotes& quotes,
               const Words& words);

}  // namespace chorus::report

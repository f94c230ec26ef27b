#pragma once

#include "kernel/values/core_kinds.hpp"
#include "kernel/values/record.hpp"
#include "report/report.hpp"
#include "report/words.hpp"

namespace chorus::report {

// What somebody gave, in words or drawn, clean; of a kind that has neither, every piece of text in
// it. Whether it may leave is not asked here, and no name is told.
Quote own_words(const kernel::Record& record, const kernel::CoreKinds& kinds, const Words& words);

}  // namespace chorus::report

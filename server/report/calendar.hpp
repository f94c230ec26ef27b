#pragma once

#include "report/report.hpp"
#include "report/words.hpp"

#include <string>

namespace chorus::report {

// The days of the next steps as iCalendar (RFC 5545): when each is due, when its board hears of it,
// when people hear, when it is looked at again. Whole days, without an alarm. An event keeps its
// UID from paper to paper and counts its moves, so that a calendar replaces what it took in before;
// what is no day is left out. The same bytes for the same report.
std::string to_calendar(const Report& report, const Words& words);

}  // namespace chorus::report

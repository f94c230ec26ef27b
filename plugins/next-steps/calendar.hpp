#pragma once

#include <cstdint>
#include <string>

namespace chorus::next_steps {

// "2027-02-29" is no day.
bool is_day(const std::string& text);

// The day of a moment, milliseconds since 1970 UTC, as "YYYY-MM-DD".
std::string day_of(std::int64_t ms);

}  // namespace chorus::next_steps

#pragma once

#include "kernel/values/instant.hpp"
#include "report/words.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace chorus::report {

// How the room tells a day ("2026-11-24") and a time of day ("16:30") from an instant. Whoever asks
// for a paper says it: no zone is known here.
struct RoomClock {
  std::function<std::string(kernel::Instant)> day;
  std::function<std::string(kernel::Instant)> time;
};

// A day there is, written "2026-11-24".
bool is_day(std::string_view text);

// "24 November 2026"; anything that is no such day comes back as it is.
std::string day_in_words(const std::string& day, const Words& words);

// "2026-11" of a day, and "November 2026" of that.
std::string month_of(const std::string& day);
std::string month_in_words(const std::string& month, const Words& words);

}  // namespace chorus::report

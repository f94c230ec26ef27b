#pragma once

#include "kernel/values/instant.hpp"
#include "report/words.hpp"

#include <functional>
#include <string>

namespace chorus::report {

// How the room tells a day ("2026-11-24") and a time of day ("16:30") from an instant. Whoever asks
// for a paper says it: no zone is known here.
struct RoomClock {
  std::function<std::string(kernel::Instant)> day;
  std::function<std::string(kernel::Instant)> time;
};

// "24 November 2026"; anything that is no such day comes back as it is.
std::string day_in_words(const std::string& day, const Words& words);

}  // namespace chorus::report

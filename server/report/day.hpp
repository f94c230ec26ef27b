#pragma once

#include "kernel/instant.hpp"
#include "report/words.hpp"

#include <string>

namespace chorus::report {

// "2026-11-24" of an instant, by UTC.
std::string day_of(kernel::Instant instant);

// "24 November 2026"; anything that is no such day comes back as it is.
std::string day_in_words(const std::string& day, const Words& words);

}  // namespace chorus::report

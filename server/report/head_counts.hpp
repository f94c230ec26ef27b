#pragma once

#include "report/report.hpp"
#include "report/words.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chorus::report {

// The least number of people that may stand in a report, and that may remain.
inline constexpr std::int64_t k_least_people = 5;

struct HeadCount {
  std::string label;
  std::int64_t people = 0;
};

// Numbers of people out of `of` as they may leave the room: as numbers only if every one of them,
// what remains of `of` beside it, and what remains beside them all, is at least five (or, of the
// last, none). Otherwise all rows become words together, since one number that is left would give
// the small one away by subtraction:
//   none   nobody                a few  under five, or less than a fifth
//   most   more than half        some   what lies between
// What is drawn beside says no more: a length for a number, parts for a word.
People guarded(const std::vector<HeadCount>& counts, std::int64_t of, const Words& words);

// The part of all that people are, as a word says it: 0 (none) to 3 (most).
std::size_t part_of(std::int64_t people, std::int64_t of);
std::string part_word(std::size_t part);  // the key of its word
std::optional<std::size_t> part_named(std::string_view name);
Drawn drawn_part(std::size_t part);

}  // namespace chorus::report

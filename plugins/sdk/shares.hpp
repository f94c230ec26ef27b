#pragma once

#include "thing.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <numeric>
#include <string>
#include <vector>

// How counts may be told where nobody may learn what one of a few people chose. A token is not a
// head: with three of one person on one thing, twelve may be four people's.
namespace chorus::sdk {

// Fewer people than these are never told apart: a number of them would tell of one of them.
constexpr std::int64_t k_fewest_told = 5;

struct Shares {
  std::vector<std::int64_t> counts;
  std::int64_t people = 0;     // who is counted in them
  std::int64_t most_each = 1;  // that one person can give to one thing

  std::int64_t in_all() const {
    return std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
  }

  // True where behind every number that is not none there must be five people, and five others may
  // stand beside them. Else all become words together: one number that is left would give a small
  // one away by subtraction.
  bool may_be_numbers() const {
    return std::all_of(counts.begin(), counts.end(), [this](std::int64_t count) {
      const auto fewest = (count + most_each - 1) / most_each;
      return count == 0 || (count >= k_fewest_told * most_each && people - fewest >= k_fewest_told);
    });
  }

  // "none", "a_few" (less than a fifth), "some" or "most" (more than half) of all.
  std::string word(std::int64_t count) const {
    if (count == 0) return "none";
    if (2 * count > in_all()) return "most";
    return 5 * count < in_all() ? "a_few" : "some";
  }
};

// Keys of lines {"key", "total"} that have the same total, the largest first; of none there is no
// tie.
inline Json ties_among(const Json& lines) {
  std::map<std::int64_t, Json, std::greater<>> same;
  for (const auto& line : lines) same[line["total"].get<std::int64_t>()].push_back(line["key"]);
  Json ties = Json::array();
  for (const auto& [total, keys] : same) {
    if (total > 0 && keys.size() > 1) ties.push_back(keys);
  }
  return ties;
}

}  // namespace chorus::sdk

#include "report/head_counts.hpp"

#include <algorithm>
#include <string_view>

namespace chorus::report {
namespace {

bool is_small(std::int64_t people) { return people < k_least_people; }

std::string_view word_for(std::int64_t people, std::int64_t of) {
  if (people <= 0) return "people.none";
  if (2 * people > of) return "people.most";
  if (is_small(people) || 5 * people < of) return "people.a_few";
  return "people.some";
}

// Those who are in no row can be had by subtraction too, where no one is in two.
bool leaves_few(const std::vector<HeadCount>& counts, std::int64_t of) {
  std::int64_t left = of;
  for (const auto& count : counts) left -= count.people;
  return left > 0 && is_small(left);
}

}  // namespace

People guarded(const std::vector<HeadCount>& counts, std::int64_t of, const Words& words) {
  const bool has_small = std::any_of(counts.begin(), counts.end(), [&](const HeadCount& count) {
    return is_small(count.people) || is_small(of - count.people);
  });
  const bool in_words = has_small || leaves_few(counts, of);
  People people;
  for (const auto& count : counts) {
    people.rows.push_back({count.label, in_words ? words.text(word_for(count.people, of))
                                                 : std::to_string(count.people)});
  }
  return people;
}

}  // namespace chorus::report

#include "report/head_counts.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace chorus::report {
namespace {

// From the smallest, as an activity names them too.
constexpr std::array<std::string_view, 4> k_parts{"none", "a_few", "some", "most"};

bool is_small(std::int64_t people) { return people < k_least_people; }

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
    if (in_words) {
      const auto part = part_of(count.people, of);
      people.rows.push_back({count.label, words.text(part_word(part)), drawn_part(part)});
    } else {
      people.rows.push_back(
          {count.label, std::to_string(count.people), {Drawn::As::length, count.people, of}});
    }
  }
  return people;
}

std::size_t part_of(std::int64_t people, std::int64_t of) {
  if (people <= 0) return 0;
  if (2 * people > of) return 3;
  return is_small(people) || 5 * people < of ? 1 : 2;
}

std::string part_word(std::size_t part) {
  return "people." + std::string(k_parts.at(std::min(part, k_parts.size() - 1)));
}

std::optional<std::size_t> part_named(std::string_view name) {
  const auto found = std::find(k_parts.begin(), k_parts.end(), name);
  if (found == k_parts.end()) return std::nullopt;
  return static_cast<std::size_t>(found - k_parts.begin());
}

Drawn drawn_part(std::size_t part) {
  return {Drawn::As::parts, static_cast<std::int64_t>(part),
          static_cast<std::int64_t>(k_parts.size() - 1)};
}

}  // namespace chorus::report

#pragma once

#include <cstdint>
#include <vector>

// How tokens may be told outside the room, where nobody may learn what one of a few people chose
// (domain C10). A token is not a head: with three on one option, twelve may be four people's.
namespace chorus::energy_vote {

constexpr std::int64_t k_fewest_people = 5;

struct Spread {
  std::vector<std::int64_t> on_options;
  std::int64_t people = 0;      // who placed tokens
  std::int64_t max_on_one = 1;  // by one person

  std::int64_t in_all() const;
};

// True where behind every number that is not none there must be five people, and five others may
// stand beside them. Else all become words together: one number that is left would give a small one
// away by subtraction.
bool may_be_numbers(const Spread& spread);

// "none", "a_few" (less than a fifth), "some" or "most" (more than half) of `all` tokens.
const char* share_of(std::int64_t tokens, std::int64_t all);

}  // namespace chorus::energy_vote

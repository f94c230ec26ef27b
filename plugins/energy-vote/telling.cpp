#include "telling.hpp"

#include <algorithm>
#include <numeric>

namespace chorus::energy_vote {

std::int64_t Spread::in_all() const {
  return std::accumulate(on_options.begin(), on_options.end(), std::int64_t{0});
}

bool may_be_numbers(const Spread& spread) {
  const auto is_safe = [&spread](std::int64_t tokens) {
    if (tokens == 0) return true;
    const auto fewest = (tokens + spread.max_on_one - 1) / spread.max_on_one;
    return tokens >= k_fewest_people * spread.max_on_one &&
           spread.people - fewest >= k_fewest_people;
  };
  return std::all_of(spread.on_options.begin(), spread.on_options.end(), is_safe);
}

const char* share_of(std::int64_t tokens, std::int64_t all) {
  if (tokens == 0) return "none";
  if (2 * tokens > all) return "most";
  return 5 * tokens < all ? "a_few" : "some";
}

}  // namespace chorus::energy_vote

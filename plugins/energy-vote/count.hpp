#pragma once

#include "shares.hpp"

#include <cstdint>
#include <optional>
#include <vector>

// Counting a box of ballots: the only place that reads them.
namespace chorus::energy_vote {

// The body of tally/result. `options` in the order they are listed. `earlier` is the tally of a
// first closing: what is counted now is added, because the box was emptied then.
sdk::Json counted(const std::vector<sdk::Thing>& options, const std::vector<sdk::Thing>& ballots,
                  const std::optional<sdk::Thing>& earlier);

// The same by role group, the body of groups/result. Nothing where one group alone placed tokens,
// or one of them is fewer than five: the rest would tell of it by subtraction. Numbers stand in it
// only where those of every group may.
std::optional<sdk::Json> counted_by_group(const std::vector<sdk::Thing>& options,
                                          const std::vector<sdk::Thing>& ballots,
                                          std::int64_t max_on_one);

}  // namespace chorus::energy_vote

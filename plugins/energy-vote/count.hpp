#pragma once

#include "activity.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// Counting a box of ballots: the only place that reads them.
namespace chorus::energy_vote {

// `options` in the order they are listed; `ballots` in any. `earlier` is the tally of a first
// closing, empty if there was none: what is counted now is added, because the box was emptied then.
// Returns the body of the record tally/result.
nlohmann::json counted(const std::vector<sdk::Record>& options,
                       const std::vector<sdk::Record>& ballots, const std::string& earlier);

// The same by role group, the body of groups/result. Nothing where one group alone placed tokens,
// or one of them is fewer than five: the rest would tell of it by subtraction (activities 11).
// Numbers stand in it only where telling.hpp lets those of every group stand.
std::optional<nlohmann::json> counted_by_group(const std::vector<sdk::Record>& options,
                                               const std::vector<sdk::Record>& ballots,
                                               std::int64_t max_on_one);

}  // namespace chorus::energy_vote

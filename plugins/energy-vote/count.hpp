#pragma once

#include "activity.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

// Counting a box of ballots: the only place that reads them.
namespace chorus::energy_vote {

// `options` in the order they are listed; `ballots` in any. `earlier` is the tally of a first
// closing, empty if there was none: what is counted now is added, because the box was emptied then.
// Returns the body of the record tally/result.
nlohmann::json counted(const std::vector<sdk::Record>& options,
                       const std::vector<sdk::Record>& ballots, const std::string& earlier);

}  // namespace chorus::energy_vote

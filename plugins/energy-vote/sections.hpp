#pragma once

#include "activity.hpp"

#include <string>
#include <string_view>

namespace chorus::energy_vote {

// Where the energy lay: the tally once it is revealed, with the most chosen first, ties said as
// ties, and why something is not next. Tokens are told as numbers of people are, since one token is
// one person's. JSON as section.schema.json has it.
std::string sections_of(const sdk::Call& call, std::string_view purpose);

}  // namespace chorus::energy_vote

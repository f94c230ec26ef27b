#pragma once

#include "activity.hpp"

#include <string>
#include <string_view>

namespace chorus::energy_vote {

// Where the energy lay: the tally once it is revealed, with the most chosen first, ties said as
// Where the energy lay: the tally once it is revealed, with the most chosen first, ties said as
// ties, and why something is not next. Tokens stand as numbers only where telling.hpp lets them;
// what one role group chose is not told. JSON as section.schema.json has it.
std::string sections_of(const sdk::Call& call, std::string_view purpose);

}  // namespace chorus::energy_vote

#pragma once

#include "asking.hpp"

#include <string_view>

namespace chorus::agreement_rounds {

// What a report tells: the threshold as it was set, then one section a proposal in its last words
// (for "participants" its Easy Read twin, where there is one): the result as head-counts, of which
// Chorus guards small numbers, then agreed with its day, not agreed, or not now with the reason.
// Never which test it was that was not met. Reasons are not told.
void tell(const Call& call, std::string_view purpose, sdk::Report& report);

}  // namespace chorus::agreement_rounds

#pragma once

#include "activity.hpp"

#include <string>
#include <string_view>

// What a report tells of the agreement rounds, as data: no sentence stands here, the words are the
// catalogue's.
namespace chorus::agreement_rounds {

// One section a proposal, in its last words: the result as head-counts (the core guards small
// numbers), then agreed with its day, not agreed, or not now with the reason. Of the threshold it
// says what was set and whether that was reached, never which test it was that was not. Reasons are
// not told. `purpose` "participants": the Easy Read twin where there is one.
// Returns {"sections": [...]}; reads `call` and puts nothing.
std::string sections_of(const sdk::Call& call, std::string_view purpose);

}  // namespace chorus::agreement_rounds

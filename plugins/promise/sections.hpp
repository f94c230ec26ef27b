#pragma once

#include "activity.hpp"

#include <string>
#include <string_view>

namespace chorus::promise {

// What the promise has to say in a report: what it is for, what can and cannot change, who decides,
// when people hear back, and the questions that were answered. Says outright where no promise was
// approved. JSON as section.schema.json has it.
std::string sections_of(const sdk::Call& call, std::string_view purpose);

}  // namespace chorus::promise

#pragma once

#include "activity.hpp"

#include <string>
#include <string_view>

namespace chorus::next_steps {

// The steps in the order of their numbers, each as its card; Chorus puts in what stands in it and
// what led there. JSON as section.schema.json has it.
std::string sections_of(const sdk::Call& call, std::string_view purpose);

}  // namespace chorus::next_steps

#pragma once

#include "activity.hpp"

#include <string>
#include <string_view>

namespace chorus::paired_interview {

// What was told, in the tellers' own words: the stories that may leave, in the order of their keys,
// which are made by chance, and how many they are. Who passed, and what was told in confidence, is
// not in it. JSON as section.schema.json has it.
std::string sections_of(const sdk::Call& call, std::string_view purpose);

}  // namespace chorus::paired_interview

#pragma once

#include "rehearse/mirror.hpp"

#include <cstddef>
#include <set>
#include <string>

namespace chorus::rehearse {

// The spaces of the parts of the plan up to the end of an evening, 1 the first, but for those that
// are put away: what an evening takes in came from those before it. `inquiry`: as leads see it.
std::set<std::string> parts_until(const SeenSpace& inquiry, std::size_t evening);

}  // namespace chorus::rehearse

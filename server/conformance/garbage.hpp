#pragma once

#include "conformance/chance.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <vector>

namespace chorus::conformance {

// Arguments as nobody would send them by a page: the example with something in it bent, emptied,
// stretched, taken away or put in twice. Most break the schema; what does not may reach the rules.
std::vector<nlohmann::json> garbage_from(const nlohmann::json& example, std::size_t count,
                                         Chance& chance);

}  // namespace chorus::conformance

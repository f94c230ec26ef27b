#pragma once

#include "report/words.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace chorus::report {

std::string joined(const std::vector<std::string>& texts, std::string_view between);

// As a sentence lists them: "a, b and c".
std::string listed(const std::vector<std::string>& texts, const Words& words);

}  // namespace chorus::report

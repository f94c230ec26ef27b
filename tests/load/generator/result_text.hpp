#pragma once

#include "tests/load/generator/crowd.hpp"

#include <string>

namespace chorus::load {

// As one JSON object. Spans are milliseconds but where the name says seconds; README.md of
// tests/load tells the members.
std::string result_text(const Result& result);

}  // namespace chorus::load

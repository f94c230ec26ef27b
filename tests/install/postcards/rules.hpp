#pragma once

#include "rule_book.hpp"

namespace postcards {

struct Rules final : chorus::sdk::RuleBook {
  Rules();
};

}  // namespace postcards

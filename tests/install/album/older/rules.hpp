#pragma once

#include "rule_book.hpp"

namespace album {

struct Rules final : chorus::sdk::RuleBook {
  Rules();
};

}  // namespace album

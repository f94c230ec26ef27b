#pragma once

#include "rule_book.hpp"

// What the rules of this activity promise: everything that somebody says is kept, as they said it.
namespace activity {

struct Rules final : chorus::sdk::RuleBook {
  Rules();
};

}  // namespace activity

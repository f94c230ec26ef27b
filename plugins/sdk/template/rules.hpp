#pragma once

#include "rule_book.hpp"

// What the rules of this activity promise: everything that somebody says is kept, as they said it.
namespace activity {

class Rules final : public chorus::sdk::RuleBook {
  std::span<const chorus::sdk::Handler> handlers() const override;
};

}  // namespace activity

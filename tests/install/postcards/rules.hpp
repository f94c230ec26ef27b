#pragma once

#include "rule_book.hpp"

namespace postcards {

class Rules final : public chorus::sdk::RuleBook {
  std::span<const chorus::sdk::Handler> handlers() const override;
};

}  // namespace postcards

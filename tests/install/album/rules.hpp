#pragma once

#include "rule_book.hpp"

#include <cstdint>

namespace album {

struct Rules final : chorus::sdk::RuleBook {
  Rules();
  // From state 1, which kept the words above a page as its title.
  chorus::sdk::Decision migrate(const chorus::sdk::Call& call, std::uint32_t from) override;
};

}  // namespace album

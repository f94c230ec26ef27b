#pragma once

#include "rule_book.hpp"

// Arriving: how we want to be together, and how each of us comes in. The rules promise:
//   - what the room agrees on is a list that leads lay out and look after; a line that somebody
//     gives waits until a lead has looked at it, and is nobody's by name;
//   - how somebody is just now is theirs alone: no lead and no wall has it, nobody counts it, and
//   it
//     is gone at the close;
//   - nothing has to be answered: whoever says nothing is here all the same.
namespace chorus::arriving {

struct Rules final : sdk::RuleBook {
  Rules();
};

}  // namespace chorus::arriving

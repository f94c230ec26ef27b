#pragma once

#include "rule_book.hpp"

// You said, we heard, we did: what became of what people gave, told to them, and whether it was got
// right. The rules promise:
//   - an item goes to the room by a lead's hand alone, once it has an Easy Read twin and somebody
//   has
//     looked whether it could upset or point to one person;
//   - nothing is called done without evidence;
//   - everybody may say that it is right or not quite, once an item, and change it; a correction is
//     its writer's and the leads';
//   - a change of an item is a new version, and shows that earlier answers were to another one.
namespace chorus::you_said {

struct Rules final : sdk::RuleBook {
  Rules();
};

}  // namespace chorus::you_said

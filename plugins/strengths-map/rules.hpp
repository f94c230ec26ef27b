#pragma once

#include "rule_book.hpp"

// What makes it good: a table puts together what people told, and names what it finds. The rules
// promise:
//   - people group, never the program; a thing may lie in several themes, and what lies in none
//     stays listed;
//   - two at once never move or name over each other unseen: a command names the version its
//     sender saw;
//   - no other table touches a theme, its names before stay readable, and each stays tied to what
//     lies in it;
//   - a map is the table's alone until it is shown, and stands on the wall by a lead alone.
namespace chorus::strengths_map {

struct Rules final : sdk::RuleBook {
  Rules();
};

}  // namespace chorus::strengths_map

#pragma once

#include "rule_book.hpp"

// A way in with few words, and room for mixed feelings: one to three picture cards, how it felt,
// and why, if wanted. The rules promise:
//   - feelings of both kinds are offered, whatever the settings leave out, and none is wanted;
//   - a card may be blank: what its teller writes on it counts like any other;
//   - what is told goes to the leads alone unless its teller says more;
//   - a hard truth is marked by the person themselves, with what would make it good, is kept and
//     counted in like what was good, and goes as far as the pictures it belongs to;
//   - nothing is counted: no tally tells who is unhappy.
// Rejected: a record of kind story. It has no feelings, and a strip of it is of another list.
namespace chorus::story_pictures {

struct Rules final : sdk::RuleBook {
  Rules();
};

}  // namespace chorus::story_pictures

#pragma once

#include "rule_book.hpp"

// It is imagined to be already so, and people make pieces of that: a hope in words, a drawing,
// pictures, a photo, a sound. The rules promise:
//   - a piece belongs to its maker; nobody else's wording replaces it, and describing it is
//   optional;
//   - a piece goes to the leads alone unless its maker says more;
//   - what is made after the close is kept, and marked late;
//   - what a piece belongs to, of the themes that were found together, is its maker's to say;
//   - a thank you is told to its maker as words, once: nothing is counted, for nobody competes.
// Rejected: a thank you that is written into the piece. It would be the other person's change of
// what the maker owns, and take it off the wall.
namespace chorus::dream_studio {

struct Rules final : sdk::RuleBook {
  Rules();
};

}  // namespace chorus::dream_studio

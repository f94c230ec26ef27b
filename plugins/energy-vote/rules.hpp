#pragma once

#include "rule_book.hpp"

// Where does the energy lie? Everybody gets the same few tokens and spreads them, unseen; at close
// they are counted once. The rules promise:
//   - nothing that anybody can see depends on the ballots before the activity closes;
//   - one ballot a person, replaced by casting again; a paper slip keyed in by a lead is one too;
//   - who leads and who supports somebody cast none;
//   - what one role group chose is told only where each that chose is five people or more;
//   - a tie is said as a tie, and what nobody chose stays in the list.
// Rejected: a running total that is merely hidden. What does not exist cannot leak.
namespace chorus::energy_vote {

struct Rules final : sdk::RuleBook {
  Rules();
};

}  // namespace chorus::energy_vote

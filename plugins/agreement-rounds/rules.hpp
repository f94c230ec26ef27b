#pragma once

#include "rule_book.hpp"

// Can we live with this? Proposals are asked one after another; everybody chooses one of five
// steps, unseen. The rules promise:
//   - nothing that anybody can see depends on the ballots before the activity closes;
//   - one ballot a person and question, replaced by casting again; supporters cast none;
//   - the threshold is set before anything is asked; among young people it is tested only where
//     five or more of them chose, and no number of it is kept. Where they answered in two closings
//     and nobody can tell both together, nothing is agreed before everybody is asked again;
//   - what is not agreed stays so. New words are a new version, asked anew, twice at most; old
//     ballots do not carry over;
//   - nothing is agreed without a day on which it is looked at again;
//   - a reason leaves the box without its owner and without its step, in an order that says
//   nothing.
// Rejected: an average of the steps (it hides a no); asking the same words again (it wears people
// down); a decision made by the count alone (leads say when something is agreed).
namespace chorus::agreement_rounds {

struct Rules final : sdk::RuleBook {
  Rules();
};

}  // namespace chorus::agreement_rounds

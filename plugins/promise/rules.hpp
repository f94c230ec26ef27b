#pragma once

#include "rule_book.hpp"

// The sponsor's promise, before anybody is asked anything: what for, what can and cannot change,
// who decides, when people hear back. The rules promise:
//   - one version is written at a time, as wording/next; approved, it becomes promise/v<n>, of the
//     core kind the whole inquiry waits for; versions before it stay, as replaced;
//   - it is approved whole, in Easy Read too, and with a young person or a parent who said yes;
//   - once one version is approved, a change is shown to everybody while it is written, and the
//     approved version stands until the change is approved too: nothing is softened quietly;
//   - a question is its asker's and the leads'; the answer is everybody's.
// Rejected: taking the approved version back when somebody starts to edit. It would shut an
// evening's activities for a comma.
namespace chorus::promise {

struct Rules final : sdk::RuleBook {
  Rules();
};

}  // namespace chorus::promise

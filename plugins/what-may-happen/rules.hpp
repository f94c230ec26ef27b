#pragma once

#include "rule_book.hpp"

// What may happen with what people give: each says it for themselves, words, picture, voice and
// name apart, and whether it may be used later. The rules promise:
//   - nothing is let before somebody says so, one thing at a time; there is no yes to all at once;
//   - what was said is changed at any time, and what was said before is kept with how and when;
//   - a lead writes down a yes that was witnessed or signed, never over an answer that somebody
//     tapped themselves; a no always;
//   - what a parent or carer says stands beside it, and never instead of it;
//   - who does not know yet is asked again, and until then it is a no;
//   - a day of review is set with every answer, and anew when somebody says that it is still so.
// That papers obey it is the core's (`consent`).
namespace chorus::what_may_happen {

struct Rules final : sdk::RuleBook {
  Rules();
};

}  // namespace chorus::what_may_happen

#pragma once

#include "rule_book.hpp"

// A lived story of something at its best, told by one person to their own phone. The rules promise:
//   - a story belongs to its teller; nobody else's wording replaces it;
//   - a story goes to the leads alone unless the teller says more;
//   - what is told after the close is kept, and marked late;
//   - a highlight is a span of the teller's own words, marked by the teller;
//   - what another put down is a description, unless it is said to be the teller's own words;
//   - among people who sit together one tells at a time, and nobody is cut off;
//   - a strip of pictures says its meanings and nothing else.
// Rejected: one record for words and drawing together; each has a permission of its own.
namespace chorus::paired_interview {

struct Rules final : sdk::RuleBook {
  Rules();
};

}  // namespace chorus::paired_interview

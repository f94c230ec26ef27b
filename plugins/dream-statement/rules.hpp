#pragma once

#include "rule_book.hpp"

// One vivid sentence that a table writes together, as if it were so already. The rules promise:
//   - who has the pen writes, the others suggest (pen.hpp); words written for a version that is not
//     the last are refused, and every version stays readable;
//   - a sentence is the table's alone until it is shown, and is shown only with a story, highlight
//     or theme behind it, or with a lead's reason why there is none;
//   - it is final only with a twin in easy words of its last version;
//   - nothing stands on the wall but by a lead, and new words come off it.
namespace chorus::dream_statement {

struct Rules final : sdk::RuleBook {
  Rules();
};

}  // namespace chorus::dream_statement

#pragma once

#include "rule_book.hpp"

// What somebody will do, by when, and how people hear what became of it. The rules promise:
//   - a step that a table builds is the table's and the leads' until it is shown, and then the
//     room's; it stands on the wall by a lead alone;
//   - who has a table's pen writes there, the others suggest (pen.hpp), and words written for a
//     version that is not the last are refused;
//   - a step's number is given once and never used again;
//   - a day that was said and moves keeps the old one and the reason;
//   - nobody owns a step but by their own yes, to the step as it stands; everybody owns none; a
//     young person never alone;
//   - nothing is done without evidence, nor final without a day of review and an Easy Read twin.
namespace chorus::next_steps {

struct Rules final : sdk::RuleBook {
  Rules();
};

}  // namespace chorus::next_steps

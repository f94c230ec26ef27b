#pragma once

#include "rule_book.hpp"

// What must be in place for a dream: a table fills the rings of a canvas, beginning with what
// exists. The rules promise:
//   - who has the pen writes, the others suggest (pen.hpp); what was written for a version that is
//     not the last is refused, and words before stay readable;
//   - nothing on a canvas loses its dream, and nobody takes anything away: who decides answers
//     beside it whether it could be;
//   - nobody is told who asked for plainer words;
//   - a canvas is the table's alone until it is shown, and stands on the wall by a lead alone.
namespace chorus::design_canvas {

struct Rules final : sdk::RuleBook {
  Rules();
};

}  // namespace chorus::design_canvas

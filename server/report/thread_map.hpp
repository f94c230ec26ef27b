#pragma once

#include "report/markup.hpp"
#include "report/report.hpp"
#include "report/words.hpp"

namespace chorus::report {

// The thread behind a step as a map: what was said first on the left, the step on the right, a line
// for each way that leads from one to the other. What people gave is round, what was made of it has
// corners, and what is in confidence is dashed and says nothing. The list of the same things stands
// beside it. Nothing is drawn where nothing is behind the step.
void draw_thread(Markup& markup, const Step& step, const Words& words);

}  // namespace chorus::report

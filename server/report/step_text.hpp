#pragma once

#include "report/report.hpp"
#include "report/words.hpp"

#include <string>

namespace chorus::report {

// What happened to a step, each in one line, the same in every paper for people.
std::string text_of(const Moved& moved, const Words& words);
std::string text_of(const Update& update, const Words& words);
std::string final_text(const Step& step, const Words& words);

// The thread behind a step as a sentence or two: who said it, through what it went, the words
// nearest to it as far as they may travel, and that there is more where there is. Why there is
// none, if so.
std::string thread_text(const Step& step, const Words& words);

}  // namespace chorus::report

#pragma once

#include "report/report.hpp"
#include "report/words.hpp"

#include <string>
#include <vector>

namespace chorus::report {

// "Issue 3, written on 24 November 2026." Which issue it replaces, if any, comes as a sentence of
// its own; empty: none.
std::string written_on(const Report& report, const Words& words);
std::string replaces(const Report& report, const Words& words);

// What happened to a step, each in one line, the same in every paper for people.
std::string text_of(const Moved& moved, const Words& words);
std::string text_of(const Update& update, const Words& words);
std::string final_text(const Step& step, const Words& words);

// What is said of a step, in the order of every paper; what is not known is left out. `name` is
// that of its label, "step.<name>". "who" says whether they said yes, or that nobody does it yet.
struct StepFact {
  std::string name;
  std::string text;
};
std::vector<StepFact> facts_of(const Step& step, Purpose purpose, const Words& words);

// What a paper of this purpose says for a key: words of its own, else those of all papers.
std::string word_for(Purpose purpose, const std::string& key, const Words& words);

// That its words were given to another group; empty where they were not.
std::string given_to_others(const Report& report, const Words& words);

// What the paper is, in the sentence that it begins with; before it whose its words are.
std::string opening_text(const Report& report, const Words& words);

// How a step stands, with the colour that the area gives it, if any.
std::string rated_status(const std::string& status, const Words& words);

// The thread behind a step as a sentence or two: who said it, through what it went, the words
// nearest to it as far as they may travel, and that there is more where there is. Why there is
// none, if so.
std::string thread_text(const Step& step, const Words& words);

}  // namespace chorus::report

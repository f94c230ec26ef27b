#include "report/step_text.hpp"

#include "report/day.hpp"

namespace chorus::report {

std::string text_of(const Moved& moved, const Words& words) {
  return words.text("moved", {{"what", words.text("step." + moved.of)},
                              {"from", day_in_words(moved.from, words)},
                              {"to", day_in_words(moved.to, words)},
                              {"reason", moved.reason}});
}

std::string text_of(const Update& update, const Words& words) {
  std::string text = day_in_words(update.on, words);
  if (update.status) text += ", " + words.text("status." + *update.status);
  text += ": " + update.words;
  if (update.evidence) text += " " + words.text("shown_by", {{"what", *update.evidence}});
  return text;
}

std::string final_text(const Step& step, const Words& words) {
  if (!step.final_on) return words.text("not_final");
  return words.text("final_since", {{"day", day_in_words(*step.final_on, words)}});
}

}  // namespace chorus::report

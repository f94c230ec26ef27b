#include "report/step_text.hpp"

#include "report/day.hpp"
#include "report/list_text.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <vector>

namespace chorus::report {
namespace {

constexpr std::size_t k_most_quoted = 2;
constexpr std::size_t k_most_through = 3;

std::string quoted(const Because& one, const Words& words) {
  const std::string text = words.text("quoted", {{"words", one.words}});
  return one.id.empty() ? text : text + " (" + one.id + ")";
}

// Of what may be told: somebody's own (nearest first), or what people made of it (farthest first).
// An agreement is called as its proposal was: the nearer one stands for both.
std::vector<std::string> told(const Step& step, bool given, std::size_t most, const Words& words) {
  std::vector<std::string> texts;
  std::set<std::string> known;
  for (const auto& one : step.because) {
    const bool is_wanted = one.is_given == given && !one.in_confidence && !one.words.empty();
    if (!is_wanted || texts.size() == most || !known.insert(one.words).second) continue;
    texts.push_back(quoted(one, words));
  }
  if (!given) std::reverse(texts.begin(), texts.end());
  return texts;
}

}  // namespace

std::string written_on(const Report& report, const Words& words) {
  return words.text(
      report.issue > 0 ? "issued_on" : "made_on",
      {{"issue", std::to_string(report.issue)}, {"day", day_in_words(report.made_on, words)}});
}

std::string replaces(const Report& report, const Words& words) {
  if (report.replaced_on.empty()) return {};
  return words.text("replaces", {{"issue", std::to_string(report.issue - 1)},
                                 {"day", day_in_words(report.replaced_on, words)}});
}

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

std::string thread_text(const Step& step, const Words& words) {
  if (step.no_thread_because) {
    return words.text("no_thread_because", {{"reason", *step.no_thread_because}});
  }
  if (step.because.empty()) return step.thread_missing ? words.text("thread_missing") : "";
  const auto through = told(step, false, k_most_through, words);
  const auto said = told(step, true, k_most_quoted, words);
  const auto who = step.voices.empty() ? words.text("thread.people") : listed(step.voices, words);
  std::string text = words.text(through.empty() ? "thread.from" : "thread.from_through",
                                {{"who", who}, {"through", listed(through, words)}});
  if (!said.empty()) text += " " + words.text("thread.said", {{"words", joined(said, " ")}});
  const bool has_more = std::any_of(step.because.begin(), step.because.end(),
                                    [](const Because& one) { return one.in_confidence; });
  if (has_more) text += " " + words.text("more_in_confidence");
  if (step.thread_missing) text += " " + words.text("thread_missing") + ".";
  return text;
}

std::string word_for(Purpose purpose, const std::string& key, const Words& words) {
  const std::string own = std::string(to_text(purpose)) + "." + key;
  return words.text(words.has(own) ? own : key);
}

std::string given_to_others(const Report& report, const Words& words) {
  if (report.material_of.empty()) return {};
  return words.text("material", {{"whose", report.material_of}});
}

std::string opening_text(const Report& report, const Words& words) {
  const auto opening =
      word_for(report.purpose, report.is_longer ? "opening_longer" : "opening", words);
  const auto whose = given_to_others(report, words);
  return whose.empty() ? opening : whose + " " + opening;
}

std::string rated_status(const std::string& status, const Words& words) {
  const std::string rated = "rated." + status;
  return words.text(words.has(rated) ? rated : "status." + status);
}

std::vector<StepFact> facts_of(const Step& step, Purpose purpose, const Words& words) {
  std::vector<StepFact> facts;
  const auto fact = [&](const char* name, const std::optional<std::string>& text) {
    if (text) facts.push_back({name, *text});
  };
  const auto fact_on = [&](const char* name, const std::optional<std::string>& day) {
    if (day) facts.push_back({name, day_in_words(*day, words)});
  };
  fact("easy_read", step.easy_read);
  fact("first_step", step.first_step);
  fact("who", step.who ? *step.who + ". " +
                             word_for(purpose, step.accepted ? "accepted" : "not_accepted", words)
                       : word_for(purpose, "needs_an_owner", words));
  fact_on("by_when", step.by_when);
  fact("helpers", step.helpers);
  fact("needs", step.needs);
  fact("how_we_know", step.how_we_know);
  fact("board", step.board);
  fact_on("board_on", step.board_on);
  fact("hear_how", step.hear_how);
  fact_on("hear_by", step.hear_by);
  fact_on("review_on", step.review_on);
  fact("final_on", final_text(step, words));
  fact("status", words.text("status." + step.status));
  return facts;
}

}  // namespace chorus::report

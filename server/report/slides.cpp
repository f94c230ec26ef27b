#include "report/slides.hpp"

#include "report/day.hpp"
#include "report/file_name.hpp"
#include "report/list_text.hpp"
#include "report/picture_json.hpp"
#include "report/step_text.hpp"

#include <nlohmann/json.hpp>

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace chorus::report {
namespace {

using Slide = nlohmann::ordered_json;

Slide slide(const std::string& title, const std::string& decide,
            const std::vector<std::string>& lines, const std::string& from) {
  return {{"title", title}, {"decide", decide}, {"lines", lines}, {"from", from}};
}

std::string to_decide(const Step& step, const Words& words) {
  if (step.status == "done") return words.text("slides.is_done");
  if (!step.who) return words.text("slides.find");
  return words.text(step.accepted ? "slides.agree" : "slides.ask_yes", {{"who", *step.who}});
}

// The nearest to it.
std::optional<Slide> picture_behind(const Step& step, const Words& words) {
  for (const auto& one : step.because) {
    if (one.photo && one.photo->jpeg) return photo_json(*one.photo, words);
    if (!one.strokes.empty()) return drawing_json(one.strokes, one.shows);
  }
  return std::nullopt;
}

Slide step_slide(const Step& step, const Words& words) {
  std::vector<std::string> lines;
  const auto fact = [&](const std::string& name, const std::optional<std::string>& text) {
    if (text) lines.push_back(words.text("step." + name) + ": " + *text);
  };
  fact("who", step.who);
  if (step.by_when) fact("by_when", day_in_words(*step.by_when, words));
  fact("first_step", step.first_step);
  fact("needs", step.needs);
  if (step.status != "open") fact("status", words.text("status." + step.status));
  if (step.hear_by) fact("hear_by", day_in_words(*step.hear_by, words));
  auto told =
      slide(step.id + ": " + step.what, to_decide(step, words), lines, thread_text(step, words));
  if (auto picture = picture_behind(step, words)) told["picture"] = std::move(*picture);
  return told;
}

Slide hear_slide(const Report& report, const Words& words) {
  std::map<std::string, std::vector<std::string>> days;
  for (const auto& step : report.next_steps) {
    if (step.hear_by) days[*step.hear_by].push_back(step.id);
  }
  std::vector<std::string> lines;
  for (const auto& [day, steps] : days) {
    lines.push_back(words.text("hear_back.day",
                               {{"day", day_in_words(day, words)}, {"how", listed(steps, words)}}));
  }
  const auto left_out = std::to_string(report.step_photos_left_out);
  return slide(word_for(report.purpose, "front.hear_back", words),
               words.text(days.empty() ? "asks.answer" : "slides.answer"), lines,
               left_out == "0" ? "" : words.text("photos.left_out", {{"n", left_out}}));
}

}  // namespace

std::string to_slides(const Report& report, const Words& words) {
  Slide slides = Slide::array();
  for (const auto& step : report.next_steps) slides.push_back(step_slide(step, words));
  slides.push_back(hear_slide(report, words));
  const auto n = std::to_string(report.next_steps.size());
  auto asks = words.text(report.next_steps.empty() ? "asks.nothing" : "slides.asks", {{"n", n}});
  if (const auto whose = given_to_others(report, words); !whose.empty()) asks = whose + " " + asks;
  const Slide all{{"chorus", "slides/1"},
                  {"name", file_name(report.title, report.purpose, report.issue, report.made_on,
                                     Format::slides)},
                  {"lang", words.text("lang")},
                  {"title", report.title},
                  {"question", report.question},
                  {"asks", asks},
                  {"made_on", report.made_on},
                  {"foot", written_on(report, words)},
                  {"slides", std::move(slides)}};
  return all.dump(2) + "\n";
}

}  // namespace chorus::report

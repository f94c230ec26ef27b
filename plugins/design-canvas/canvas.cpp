#include "canvas.hpp"

#include "pen.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace chorus::design_canvas {
namespace {

constexpr std::size_t k_most_dreams = 30;
constexpr std::size_t k_most_canvases = 200;  // of all tables

void put_dream(const Call& call, const Json& words, int number, Changes& changes) {
  changes.put(call.new_key("dream"), "dream", Json{{"words", words}, {"number", number}});
}

// The words of a dream, here or brought by a table that showed it.
std::optional<std::string> words_of_dream(const Call& call, const std::string& key) {
  const auto dream = sdk::thing(call, key);
  if (!dream || dream->body.value("state", "") == "draft") return std::nullopt;
  return dream->body.at("words").get<std::string>();
}

// It and all that stands on it goes as far as it says.
Changes shown_to(const Call& call, Thing canvas, const char* whom) {
  canvas.body["shown"] = whom;
  const std::string audience = audience_of(canvas.body);
  Changes changes;
  changes.put(canvas, audience);
  for (const auto& element : elements_on(call, canvas.body)) changes.contribute(element, audience);
  return changes;
}

}  // namespace

Decision lay_out(const Call& call) {
  const Json settings = sdk::settings_of(call);
  Changes changes;
  int ring = 0;
  for (const auto& card : settings.at("rings")) {
    Json body{{"number", ++ring}};
    sdk::take(card, {"text", "picture"}, body);
    const bool is_named = card.contains("id");
    changes.put(is_named ? "ring/" + card["id"].get<std::string>() : call.new_key("ring"), "ring",
                body);
  }
  int number = 0;
  for (const auto& words : settings.at("dreams")) put_dream(call, words, ++number, changes);
  return changes;
}

Decision add_dream(const Call& call, const Json& args) {
  const auto dreams = sdk::by_number(call, "dream");
  if (dreams.size() >= k_most_dreams) return no("too_many_dreams");
  Changes changes;
  put_dream(call, args.at("words"), sdk::next_number(dreams), changes);
  return changes;
}

// A lead who names no table begins for the room. A table has one canvas for a dream.
Decision begin(const Call& call, const Json& args) {
  const std::string at = sdk::table_named(call, args);
  if (const auto rejection = sdk::why_not_writing(call, at)) return *rejection;
  const auto words = words_of_dream(call, args.at("dream"));
  if (!words) return no("not_here");
  const auto canvases = sdk::own_things(call, "canvas");
  const bool is_begun = std::any_of(canvases.begin(), canvases.end(), [&](const Thing& canvas) {
    return canvas.body.at("at") == at && canvas.body.at("dream") == args["dream"];
  });
  if (is_begun) return Changes();
  if (canvases.size() >= k_most_canvases) return no("too_many_canvases");
  const Json body{{"at", at}, {"dream", args["dream"]}, {"words", *words}, {"shown", "table"}};
  Changes changes;
  changes.put(call.new_key("canvas"), "canvas", body, audience_of(body));
  sdk::stir_pen(call, at, changes);
  return changes;
}

Decision show(const Call& call, Thing canvas, const Json&) {
  if (const auto rejection = sdk::why_not_writing(call, canvas.body.at("at"))) return *rejection;
  if (canvas.body.at("shown") != "table") return Changes();
  return shown_to(call, std::move(canvas), "room");
}

Decision put_on_wall(const Call& call, Thing canvas, const Json& args) {
  if (canvas.body.at("shown") == "table") return no("show_first");
  return shown_to(call, std::move(canvas), args.at("shown") ? "wall" : "room");
}

std::string audience_of(const Json& canvas) {
  if (canvas.at("shown") == "table") return sdk::audience_of_table(canvas.at("at"));
  return canvas["shown"] == "wall" ? "room wall facilitators" : "room facilitators";
}

std::optional<Thing> canvas_of(const Call& call, const Json& element) {
  for (auto& canvas : sdk::own_things(call, "canvas")) {
    const bool is_its = canvas.body.at("at") == element.at("table") &&
                        canvas.body.at("dream") == element.at("dream");
    if (is_its) return std::move(canvas);
  }
  return std::nullopt;
}

std::vector<Thing> elements_on(const Call& call, const Json& canvas) {
  auto elements = sdk::by_number(call, "element");
  std::erase_if(elements, [&canvas](const Thing& element) {
    return element.body.at("table") != canvas.at("at") ||
           element.body.at("dream") != canvas.at("dream");
  });
  return elements;
}

}  // namespace chorus::design_canvas

#include "elements.hpp"

#include "pen.hpp"
#include "versions.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <utility>

namespace chorus::design_canvas {
namespace {

constexpr std::size_t k_most_on_a_canvas = 50;  // all of them go together when it is shown
constexpr std::size_t k_most_kept = 20;         // words before, in the schema
constexpr std::size_t k_most_answers = 60;      // a person

// It once more, for those who read its canvas. `is_written`: something of it is new.
Decision put(const Call& call, Thing element, bool is_written = true) {
  const auto canvas = canvas_of(call, element.body);
  if (!canvas) return no("not_here");
  if (is_written) element.body["version"] = sdk::number_in(element.body, "version") + 1;
  Changes changes;
  changes.contribute(element, audience_of(canvas->body));
  if (is_written) sdk::stir_pen(call, element.body.at("table"), changes);
  return changes;
}

// Whoever has the pen and saw what stands there.
std::optional<sdk::Rejection> why_not(const Call& call, const Thing& element, const Json& args) {
  auto rejection = sdk::why_not_writing(call, element.body.at("table"));
  return rejection ? rejection : sdk::why_not_over(element, args);
}

// The table, and everybody once the room reads it.
std::optional<sdk::Rejection> why_not_reading(const Call& call, const Json& canvas) {
  const bool reads = !call.by_participant() || canvas.at("shown") != "table" ||
                     sdk::sits_at(call, canvas.at("at"));
  return reads ? std::nullopt : std::optional(no("another_table"));
}

}  // namespace

Decision add(const Call& call, Thing canvas, const Json& args) {
  const std::string at = canvas.body.at("at");
  if (const auto rejection = sdk::why_not_writing(call, at)) return *rejection;
  const auto ring = sdk::thing_in(call, args, "ring");
  if (!ring) return no("not_here");
  if (elements_on(call, canvas.body).size() >= k_most_on_a_canvas) return no("too_many_elements");
  const std::string key = call.new_key("element");
  const std::string dream = canvas.body.at("dream");
  Changes changes;
  Json body{{"number", sdk::new_number(call, changes)},
            {"dream", dream},
            {"ring", ring->body.at("text")},
            {"version", 1},
            {"table", at}};
  sdk::take(args, {"words", "state"}, body);
  changes.contribute(key, "element", body, audience_of(canvas.body)).link(key, dream, "needs");
  sdk::stir_pen(call, at, changes);
  return changes.answer(Json{{"key", key}});
}

Decision reword(const Call& call, Thing element, const Json& args) {
  if (const auto rejection = why_not(call, element, args)) return *rejection;
  Json& body = element.body;
  if (args.at("words") == body.at("words")) return Changes();
  Json earlier = body.value("earlier", Json::array());
  if (earlier.size() >= k_most_kept) return no("too_many_versions");
  earlier.push_back(body["words"]);
  body["earlier"] = std::move(earlier);
  body["words"] = args["words"];
  body.erase("plainer");
  return put(call, std::move(element));
}

Decision mark(const Call& call, Thing element, const Json& args) {
  if (const auto rejection = why_not(call, element, args)) return *rejection;
  return put(call, sdk::with(std::move(element), "state", args.at("state")));
}

Decision detail(const Call& call, Thing element, const Json& args) {
  if (const auto rejection = why_not(call, element, args)) return *rejection;
  for (const char* member : {"yes_from", "try_out"}) {
    sdk::take(args, {member}, element.body);
    if (element.body.value(member, "x").empty()) element.body.erase(member);
  }
  return put(call, std::move(element));
}

Decision ask_plainer(const Call& call, Thing element, const Json&) {
  const auto canvas = canvas_of(call, element.body);
  if (!canvas) return no("not_here");
  if (const auto rejection = why_not_reading(call, canvas->body)) return *rejection;
  if (element.body.contains("plainer")) return Changes();
  return put(call, sdk::with(std::move(element), "plainer", true), false);
}

// Whoever says what they decide about answers for themselves; once more replaces.
Decision could_we(const Call& call, Thing element, const Json& args) {
  const auto canvas = canvas_of(call, element.body);
  if (!canvas) return no("not_here");
  if (const auto rejection = why_not_reading(call, canvas->body)) return *rejection;
  const auto own = sdk::things_of_actor(call, "answer");
  std::string key;
  for (const auto& answer : own) {
    if (answer.body.at("of") == element.key) key = answer.key;
  }
  if (key.empty() && own.size() >= k_most_answers) return no("too_many_answers");
  if (key.empty()) key = call.new_key("answer");
  const Json body{{"of", element.key},
                  {"at", canvas->body.at("at")},
                  {"who", args.at("who")},
                  {"could", args.at("could")},
                  {"words", args.value("words", "")}};
  const bool is_the_rooms = canvas->body.at("shown") != "table";
  return Changes().put(
      key, "answer", body,
      is_the_rooms ? "room facilitators" : sdk::audience_of_table(canvas->body.at("at")));
}

Decision suggest(const Call& call, Thing about, const Json& args) {
  const auto canvas = about.type == "canvas" ? std::optional(about) : canvas_of(call, about.body);
  if (!canvas) return no("not_here");
  if (const auto rejection = why_not_reading(call, canvas->body)) return *rejection;
  return sdk::suggest_at(call, about.key, canvas->body.at("at"), args);
}

}  // namespace chorus::design_canvas

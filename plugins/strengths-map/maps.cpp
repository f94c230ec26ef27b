#include "maps.hpp"

#include "tables.hpp"

#include <utility>

namespace chorus::strengths_map {
namespace {

std::string audience_of(const Json& map) {
  if (map.at("shown") == "table") return sdk::audience_of_table(map.at("at"));
  return map["shown"] == "wall" ? "room wall facilitators" : "room facilitators";
}

std::vector<Thing> of_table(std::vector<Thing> things, const char* member, const std::string& at) {
  std::erase_if(things, [&](const Thing& one) { return one.body.at(member) != at; });
  return things;
}

// It and all that stands on it goes as far as it says.
Changes shown_to(const Call& call, Thing map, const char* whom) {
  map.body["shown"] = whom;
  const std::string at = map.body.at("at");
  const std::string audience = audience_of(map.body);
  Changes changes;
  changes.put(map, audience);
  for (const auto& theme : themes_at(call, at)) changes.contribute(theme, audience);
  for (const auto& placed : placed_at(call, at)) changes.put(placed, audience);
  return changes;
}

}  // namespace

std::optional<sdk::Rejection> why_not_at(const Call& call, const std::string& at) {
  const bool is_theirs = !call.by_participant() || sdk::sits_at(call, at);
  return is_theirs ? std::nullopt : std::optional(no("another_table"));
}

std::optional<Thing> map_at(const Call& call, const std::string& at) {
  auto maps = of_table(sdk::own_things(call, "map"), "at", at);
  return maps.empty() ? std::nullopt : std::optional(std::move(maps.front()));
}

std::string audience_at(const Call& call, const std::string& at) {
  const auto map = map_at(call, at);
  return map ? audience_of(map->body) : sdk::audience_of_table(at);
}

std::vector<Thing> themes_at(const Call& call, const std::string& at) {
  return of_table(sdk::by_number(call, "theme"), "table", at);
}

std::vector<Thing> placed_at(const Call& call, const std::string& at) {
  return of_table(sdk::own_things(call, "placed"), "at", at);
}

Decision show(const Call& call, Thing map, const Json&) {
  if (const auto rejection = why_not_at(call, map.body.at("at"))) return *rejection;
  if (map.body.at("shown") != "table") return Changes();
  return shown_to(call, std::move(map), "room");
}

Decision put_on_wall(const Call& call, Thing map, const Json& args) {
  if (map.body.at("shown") == "table") return no("show_first");
  return shown_to(call, std::move(map), args.at("shown") ? "wall" : "room");
}

}  // namespace chorus::strengths_map

#include "themes.hpp"

#include "tables.hpp"
#include "versions.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace chorus::strengths_map {
namespace {

constexpr std::size_t k_most_themes = 7;   // a table; pages say that three to five are plenty
constexpr std::size_t k_most_placed = 50;  // a table: all of them go together when it is shown
constexpr std::size_t k_most_kept = 20;    // names before, in the schema

std::optional<sdk::Rejection> why_not(const Call& call, const Thing& theme, const Json& args) {
  auto rejection = why_not_at(call, theme.body.at("table"));
  return rejection ? rejection : sdk::why_not_over(theme, args);
}

Changes put(const Call& call, Thing theme) {
  theme.body["version"] = sdk::number_in(theme.body, "version") + 1;
  Changes changes;
  changes.contribute(theme, audience_at(call, theme.body.at("table")));
  return changes;
}

// The table's new theme, and its map with the first of them; its key.
std::string begin(const Call& call, const std::string& at, const Json& name, Changes& changes) {
  if (!map_at(call, at)) {
    changes.put(call.new_key("map"), "map", Json{{"at", at}, {"shown", "table"}},
                sdk::audience_of_table(at));
  }
  const std::string key = call.new_key("theme");
  const Json body{
      {"name", name}, {"number", sdk::new_number(call, changes)}, {"version", 1}, {"table", at}};
  changes.contribute(key, "theme", body, audience_at(call, at));
  return key;
}

// Where things lie on one table's map, with what is to change.
class Lying {
 public:
  Lying(const Call& call, std::string at)
      : call_(call), at_(std::move(at)), placed_(placed_at(call, at_)) {}

  // False: somebody moved it meanwhile.
  bool is_as_seen(const std::string& item, const Json& version) {
    return of(item).body.at("version") == version;
  }
  bool lies_in(const std::string& item, const std::string& theme) {
    const Json& themes = of(item).body["themes"];
    return std::find(themes.begin(), themes.end(), Json(theme)) != themes.end();
  }
  void move(const std::string& item, const std::string& from, const std::string& into) {
    Json& body = of(item).body;
    Json themes = Json::array();
    for (const auto& theme : body["themes"]) {
      if (theme != from && theme != into) themes.push_back(theme);
    }
    if (!into.empty()) themes.push_back(into);
    if (!from.empty()) changes_.unlink(from, item, "grouped_in");
    if (!into.empty() && !lies_in(item, into)) changes_.link(into, item, "grouped_in");
    body["themes"] = std::move(themes);
    body["version"] = sdk::number_in(body, "version") + 1;
    changes_.put(of(item), audience_at(call_, at_));
  }
  bool is_full() const { return placed_.size() > k_most_placed; }
  Changes& changes() { return changes_; }

 private:
  Thing& of(const std::string& item) {
    for (auto& placed : placed_) {
      if (placed.body.at("item") == item) return placed;
    }
    placed_.push_back({call_.new_key("placed"),
                       "placed",
                       {{"at", at_}, {"item", item}, {"themes", Json::array()}, {"version", 0}}});
    return placed_.back();
  }

  const Call& call_;
  std::string at_;
  std::vector<Thing> placed_;
  Changes changes_;
};

Decision moved(const Call& call, const std::string& at, const std::string& from,
               const std::string& into, const Json& items) {
  if (const auto rejection = why_not_at(call, at)) return *rejection;
  Lying lying(call, at);
  for (const auto& one : items) {
    const std::string item = one.at("item");
    if (!call.get(item)) return no("not_here");
    if (!lying.is_as_seen(item, one.at("version"))) return no("moved_meanwhile");
    lying.move(item, from, into);
  }
  if (lying.is_full()) return no("too_many_placed");
  return std::move(lying.changes());
}

}  // namespace

Decision name_theme(const Call& call, const Json& args) {
  const std::string at = sdk::table_named(call, args);
  if (const auto rejection = why_not_at(call, at)) return *rejection;
  if (themes_at(call, at).size() >= k_most_themes) return no("too_many_themes");
  Changes changes;
  const auto key = begin(call, at, args.at("name"), changes);
  return changes.answer(Json{{"key", key}});
}

Decision rename(const Call& call, Thing theme, const Json& args) {
  if (const auto rejection = why_not(call, theme, args)) return *rejection;
  Json& body = theme.body;
  if (args.at("name") == body.at("name")) return Changes();
  Json earlier = body.value("earlier", Json::array());
  if (earlier.size() >= k_most_kept) return no("renamed_too_often");
  earlier.push_back(body["name"]);
  body["earlier"] = std::move(earlier);
  body["name"] = args["name"];
  return put(call, std::move(theme));
}

Decision mark(const Call& call, Thing theme, const Json& args) {
  if (const auto rejection = why_not(call, theme, args)) return *rejection;
  sdk::take(args, {"keep", "why", "cornerstone"}, theme.body);
  for (const char* member : {"why", "cornerstone"}) {
    if (theme.body.value(member, "x").empty()) theme.body.erase(member);
  }
  return put(call, std::move(theme));
}

Decision place(const Call& call, const Json& args) {
  const auto into = sdk::thing_in(call, args, "into");
  if (!into) return no("not_here");
  const std::string at = into->body.at("table");
  return moved(call, at, args.value("from", ""), into->key, args.at("items"));
}

Decision take_out(const Call& call, const Json& args) {
  const auto from = sdk::thing_in(call, args, "from");
  if (!from) return no("not_here");
  return moved(call, from->body.at("table"), from->key, "", args.at("items"));
}

// What does not lie in it any more stays where it is.
Decision split(const Call& call, Thing theme, const Json& args) {
  if (const auto rejection = why_not(call, theme, args)) return *rejection;
  const std::string at = theme.body.at("table");
  if (themes_at(call, at).size() >= k_most_themes) return no("too_many_themes");
  Lying lying(call, at);
  const auto key = begin(call, at, args.at("name"), lying.changes());
  for (const std::string item : args.at("items")) {
    if (lying.lies_in(item, theme.key)) lying.move(item, theme.key, key);
  }
  return std::move(lying.changes().answer(Json{{"key", key}}));
}

Decision drop(const Call& call, Thing theme, const Json& args) {
  if (const auto rejection = why_not(call, theme, args)) return *rejection;
  const auto placed = placed_at(call, theme.body.at("table"));
  const bool holds = std::any_of(placed.begin(), placed.end(), [&theme](const Thing& one) {
    const Json& themes = one.body.at("themes");
    return std::find(themes.begin(), themes.end(), Json(theme.key)) != themes.end();
  });
  return holds ? Decision(no("holds_something")) : Decision(Changes().remove(theme.key));
}

}  // namespace chorus::strengths_map

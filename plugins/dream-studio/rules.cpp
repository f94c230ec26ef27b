#include "rules.hpp"

#include "told.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

namespace chorus::dream_studio {
namespace {

using sdk::Call;
using sdk::Changes;
using sdk::Decision;
using sdk::Json;
using sdk::no;
using sdk::Thing;

constexpr sdk::Told k_pieces{"dream-piece", 12};
constexpr std::size_t k_most_thanks = 100;  // a person

bool are_here(const Call& call, const Json& themes) {
  return std::all_of(themes.begin(), themes.end(), [&call](const Json& theme) {
    const auto found = sdk::thing(call, theme.get<std::string>());
    return found && found->type == "theme";
  });
}

bool holds(const Json& list, const Json& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

void tie_themes(const std::string& key, const Json& before, const Json& after, Changes& changes) {
  for (const auto& theme : before) {
    if (!holds(after, theme)) changes.unlink(key, theme, "inspired_by");
  }
  for (const auto& theme : after) {
    if (!holds(before, theme)) changes.link(key, theme, "inspired_by");
  }
}

Decision tell(const Call& call, const Json& args) {
  if (sdk::has_told_most(call, k_pieces)) {
    return no("too_many_pieces", {{"most", k_pieces.most}});
  }
  const Json themes = args.value("themes", Json::array());
  if (!are_here(call, themes)) return no("no_such_theme");
  const std::string key = call.new_key(k_pieces.kind);
  const Json more = themes.empty() ? Json::object() : Json{{"themes", themes}};
  Decision told = sdk::tell(call, k_pieces, key, args, more);
  if (auto* changes = std::get_if<Changes>(&told)) tie_themes(key, Json::array(), themes, *changes);
  return told;
}

Decision retell(const Call&, Thing piece, const Json& args) { return sdk::retell(piece, args); }

Decision belongs(const Call& call, Thing piece, const Json& args) {
  const Json& themes = args.at("themes");
  const Json before = piece.body.value("themes", Json::array());
  if (before == themes) return Changes();
  if (!are_here(call, themes)) return no("no_such_theme");
  piece.body["themes"] = themes;
  if (themes.empty()) piece.body.erase("themes");
  Changes changes;
  changes.contribute(piece);
  tie_themes(piece.key, before, themes, changes);
  return changes;
}

bool reaches_the_room(const Call& call, const std::string& key) {
  const auto record = call.get(key);
  const std::string atoms = record ? " " + record->audience + " " : "";
  return atoms.find(" room ") != std::string::npos;
}

// Whoever said it already has nothing more to say.
Decision thank(const Call& call, Thing piece, const Json&) {
  if (call.is_owner(piece.key)) return no("your_own");
  if (!reaches_the_room(call, piece.key)) return no("not_here");
  const auto said = sdk::things_of_actor(call, "thank");
  const bool is_said = std::any_of(said.begin(), said.end(), [&piece](const Thing& one) {
    return one.body.at("of") == piece.key;
  });
  if (is_said) return Changes();
  if (said.size() >= k_most_thanks) return no("too_many_thanks", {{"most", k_most_thanks}});
  const std::string name = piece.key.substr(piece.key.find('/'));
  return Changes()
      .put(call.new_key("thank"), "thank", Json{{"of", piece.key}})
      .put("thanked" + name, "thanked", Json::object());
}

Decision lay_out(const Call& call) {
  return Changes().put("prompts/now", "prompts",
                       Json{{"prompts", sdk::settings_of(call).at("prompts")}});
}

// What was made, in the makers' own words and pictures. Who passed, and what was made in
// confidence, is not in it.
void report(const Call& call, std::string_view purpose, sdk::Report& report) {
  sdk::quote_told(call, k_pieces, purpose, report);
}

constexpr sdk::Handler k_handlers[] = {{"tell", tell},
                                       {"retell", sdk::on_own<retell>},
                                       {"belongs", sdk::on_own<belongs>},
                                       {"thank", sdk::on_thing<thank>},
                                       {"pass", sdk::pass_once}};

}  // namespace

Rules::Rules() : RuleBook(k_handlers, {.opened = lay_out, .tells = report}) {}

}  // namespace chorus::dream_studio

#include "rehearse/script.hpp"

namespace chorus::rehearse {
namespace {

using nlohmann::json;

template <class Item, class Read>
std::vector<Item> list_of(const json& object, const char* name, const Read& read) {
  std::vector<Item> items;
  const auto found = object.find(name);
  if (found == object.end()) return items;
  for (const auto& one : *found) items.push_back(read(one));
  return items;
}

std::string text_of(const json& value) { return value.get<std::string>(); }

Script::Move move_from(const json& value) {
  Script::Move move;
  move.command = value.at("command").get<std::string>();
  move.phases = list_of<std::string>(value, "phases", text_of);
  move.when = list_of<Pattern>(value, "when", Pattern::from);
  move.unless = list_of<Pattern>(value, "unless", Pattern::from);
  move.args = value.value("args", json::object());
  move.about = value.value("about", json());
  move.odds = value.value("odds", 1.0);
  move.at_most = value.value("at_most", std::size_t{1});
  move.after = value.value("after", "");
  move.never_after = list_of<std::string>(value, "never_after", text_of);
  return move;
}

Script::Kept kept_from(const json& value) {
  const auto how = value.at("how").get<std::string>();
  return {value.at("command").get<std::string>(), value.at("by") == "lead",
          Pattern::from(value.at("as")),
          how == "each"   ? Script::Kept::How::each
          : how == "last" ? Script::Kept::How::last
                          : Script::Kept::How::one};
}

Script::Figure figure_from(const json& value) {
  return {value.at("at").get<std::string>(),
          value.value("has", ""),
          value.value("where", json::object()),
          value.value("list", ""),
          value.value("named", ""),
          value.value("sums", "")};
}

Script::Counted counted_from(const json& value) {
  Script::Counted counted;
  counted.command = value.at("command").get<std::string>();
  counted.in = Pattern::from(value.at("in"));
  counted.only = value.value("only", json::object());
  counted.shown_to_all = value.value("shown_to_all", false);
  for (const auto& list : value.at("figures")) {
    auto& figures = counted.figures.emplace_back();
    for (const auto& figure : list) figures.push_back(figure_from(figure));
  }
  return counted;
}

}  // namespace

Pattern Pattern::from(const json& value) {
  return {value.value("key", ""),
          value.value("type", ""),
          value.value("where", json::object()),
          value.value("unless", json::object()),
          value.value("mine", false),
          value.value("lowest", ""),
          value.value("named_as", json())};
}

Script Script::from(const json& value) {
  Script script;
  script.people = list_of<Move>(value, "people", move_from);
  script.lead = list_of<Move>(value, "lead", move_from);
  script.reveals = value.value("reveals", true);
  script.kept = list_of<Kept>(value, "kept", kept_from);
  if (value.contains("counted")) script.counted = counted_from(value.at("counted"));
  return script;
}

const Script& script_for(const Scripts& scripts, std::string_view plugin) {
  static const Script k_none;
  const auto found = scripts.find(plugin);
  return found == scripts.end() ? k_none : found->second;
}

}  // namespace chorus::rehearse

#include "rules.hpp"

#include "sections.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace chorus::paired_interview {
namespace {

using nlohmann::json;
using sdk::Call;
using sdk::Changes;
using sdk::Decision;
using sdk::Record;
using sdk::Rejection;

constexpr const char* k_prompts_key = "prompts/now";
constexpr std::size_t k_most_prompts = 6;
constexpr std::size_t k_longest_prompt_bytes = 1200;
constexpr std::size_t k_most_stories = 12;     // a person
constexpr std::size_t k_most_highlights = 20;  // a person

Rejection no(const std::string& code, const json& args = json::object()) {
  return {code, "paired-interview." + code, args.dump()};
}

std::vector<Record> own(const Call& call, const std::string& prefix) {
  auto records = call.scan(prefix);
  std::erase_if(records, [&](const Record& record) { return !call.is_owner(record.key); });
  return records;
}

std::optional<Record> own_story(const Call& call, const json& args, const char* member) {
  auto found = call.get(args.at(member).get<std::string>());
  if (!found || found->type != "story" || !call.is_owner(found->key)) return std::nullopt;
  return found;
}

bool is_late(const Call& call) {
  const std::string phase = call.phase();
  return phase == "closed" || phase == "revealed";
}

// Words may stand beside pictures; a drawing stands alone, and it alone has what it shows.
std::optional<std::string> mode_of(const json& args) {
  const bool words = args.contains("words");
  const bool symbols = args.contains("symbols");
  if (args.contains("strokes")) {
    return words || symbols ? std::nullopt : std::make_optional<std::string>("drawing");
  }
  if (args.contains("shows") || (!words && !symbols)) return std::nullopt;
  return symbols ? "symbols" : "words";
}

// "[friend] [quiet place]": a strip says its meanings in order and nothing else, wherever there are
// no pictures.
std::string said_by(const json& symbols) {
  std::string text;
  for (const auto& symbol : symbols) {
    std::string meaning = symbol;
    std::replace(meaning.begin(), meaning.end(), '_', ' ');
    text += (text.empty() ? "[" : " [") + meaning + "]";
  }
  return text;
}

// What somebody else put down is their description unless it is said to be the teller's own words
// (activities B0).
void say_who_put_it_down(const json& args, json& body) {
  if (!args.contains("typed_by")) return;
  body["typed_by"] = args["typed_by"];
  body["verbatim"] = args["typed_by"] == "self" || args.value("verbatim", false);
}

json story_body(const Call& call, const json& args, const std::string& mode) {
  json body{{"mode", mode}};
  for (const char* member : {"words", "symbols", "strokes", "shows", "prompt"}) {
    if (args.contains(member)) body[member] = args[member];
  }
  if (mode == "symbols") body["shows"] = said_by(args["symbols"]);
  say_who_put_it_down(args, body);
  if (is_late(call)) body["late"] = true;
  return body;
}

Decision tell(const Call& call, const json& args) {
  const auto mode = mode_of(args);
  if (!mode) return no("one_way");
  if (own(call, "story/").size() >= k_most_stories) {
    return no("too_many_stories", {{"most", k_most_stories}});
  }
  const std::string key = call.new_key("story");
  const std::string may = "may:" + args.value("permission", "facilitators");
  Changes changes;
  changes.contribute(key, "story", story_body(call, args, *mode).dump(), may);
  if (args.contains("with")) {
    const auto other = own_story(call, args, "with");
    if (!other) return no("not_yours");
    changes.link(key, other->key, "told_with");
  }
  changes.answer(json{{"key", key}}.dump());
  return changes;
}

// Highlights whose words the new telling no longer holds go with the old one.
void drop_lost_highlights(const Call& call, const std::string& story, const std::string& words,
                          Changes& changes) {
  for (const auto& record : own(call, "highlight/")) {
    const json body = json::parse(record.body);
    const bool is_lost = words.find(body.at("words").get<std::string>()) == std::string::npos;
    if (body.at("of") == story && is_lost) changes.remove(record.key);
  }
}

bool is_in_its_way(const json& args, const std::string& mode) {
  const auto now = mode_of(args);
  if (!now) return mode == "drawing" && args.contains("shows") && args.size() == 2;
  return *now == mode || (mode == "symbols" && *now == "words");
}

// What is given replaces; with a new strip go the words that stood beside the old one.
void put_anew(const json& args, json& body) {
  if (args.contains("symbols")) {
    body.erase("words");
    body["shows"] = said_by(args["symbols"]);
  }
  for (const char* member : {"words", "symbols", "strokes", "shows"}) {
    if (args.contains(member)) body[member] = args[member];
  }
  if (body.value("shows", "x").empty()) body.erase("shows");
}

Decision retell(const Call& call, const json& args) {
  const auto found = own_story(call, args, "key");
  if (!found) return no("not_yours");
  json body = json::parse(found->body);
  if (!is_in_its_way(args, body.at("mode"))) return no("one_way");
  put_anew(args, body);
  Changes changes;
  changes.contribute(found->key, "story", body.dump());
  drop_lost_highlights(call, found->key, body.value("words", ""), changes);
  return changes;
}

Decision mark(const Call& call, const json& args) {
  const auto found = own_story(call, args, "of");
  if (!found) return no("not_yours");
  const std::string words = args.at("words");
  const std::string story = json::parse(found->body).value("words", "");
  if (story.find(words) == std::string::npos) return no("not_in_story");
  const auto marked = own(call, "highlight/");
  if (marked.size() >= k_most_highlights) {
    return no("too_many_highlights", {{"most", k_most_highlights}});
  }
  const bool known = std::any_of(marked.begin(), marked.end(), [&](const Record& record) {
    const json body = json::parse(record.body);
    return body.at("of") == found->key && body.at("words") == words;
  });
  if (known) return Changes();
  const std::string key = call.new_key("highlight");
  Changes changes;
  // As far as the story itself may travel: the core takes the stricter of the two.
  changes.contribute(key, "highlight", json{{"of", found->key}, {"words", words}}.dump(),
                     "may:named");
  changes.link(key, found->key, "highlights");
  return changes;
}

Decision unmark(const Call& call, const json& args) {
  const auto found = call.get(args.at("key").get<std::string>());
  if (!found || !call.is_owner(found->key)) return no("not_yours");
  return Changes().remove(found->key);
}

Decision pass(const Call& call) {
  if (!own(call, "pass/").empty()) return Changes();
  return Changes().put(call.new_key("pass"), "pass", json{{"at", call.now_ms()}}.dump());
}

bool can_be_prompt(const json& wish) {
  return wish.is_string() && !wish.get_ref<const std::string&>().empty() &&
         wish.get_ref<const std::string&>().size() <= k_longest_prompt_bytes;
}

}  // namespace

Decision Rules::decide(const Call& call, const sdk::Command& command) {
  const json args = json::parse(command.args);
  if (command.name == "tell") return tell(call, args);
  if (command.name == "retell") return retell(call, args);
  if (command.name == "mark") return mark(call, args);
  if (command.name == "unmark") return unmark(call, args);
  if (command.name == "pass") return pass(call);
  return no("unknown_command");
}

// Without prompts in the settings the page asks its own question.
Decision Rules::opened(const Call& call) {
  json prompts = json::array();
  const json settings = json::parse(call.settings());
  const auto wishes = settings.find("prompts");
  if (wishes != settings.end() && wishes->is_array()) {
    for (const auto& wish : *wishes) {
      if (can_be_prompt(wish) && prompts.size() < k_most_prompts) prompts.push_back(wish);
    }
  }
  return Changes().put(k_prompts_key, "prompts", json{{"prompts", prompts}}.dump());
}

std::string Rules::sections(const Call& call, std::string_view purpose, std::string_view) {
  return sections_of(call, purpose);
}

}  // namespace chorus::paired_interview

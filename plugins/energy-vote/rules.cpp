#include "rules.hpp"

#include "count.hpp"
#include "sections.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace chorus::energy_vote {
namespace {

using nlohmann::json;
using sdk::Call;
using sdk::Changes;
using sdk::Decision;
using sdk::Record;
using sdk::Rejection;

constexpr const char* k_rules_key = "rules/now";
constexpr const char* k_tally_key = "tally/result";
constexpr const char* k_groups_key = "groups/result";
constexpr std::int64_t k_usual_tokens = 3;
constexpr std::int64_t k_most_tokens = 100;
constexpr std::size_t k_most_options = 100;  // as many as one choice may name
// The tally holds them all, and a record holds 64 KiB.
constexpr std::size_t k_most_text_bytes = 40'000;
constexpr std::ptrdiff_t k_longest_text = 300;  // code points, as in the schema
constexpr std::size_t k_longest_picture = 64;

Rejection no(const std::string& code, const json& args = json::object()) {
  return {code, "energy-vote." + code, args.dump()};
}

// A number the leads set; anything that cannot be meant falls back.
std::int64_t number_in(const json& settings, const char* name, std::int64_t usual) {
  const auto found = settings.find(name);
  if (found == settings.end() || !found->is_number_integer()) return usual;
  const auto value = found->get<std::int64_t>();
  return value >= 1 && value <= k_most_tokens ? value : usual;
}

struct Tokens {
  std::int64_t in_all;
  std::int64_t on_one;
};

Tokens tokens_of(const Call& call) {
  const json settings = json::parse(call.settings());
  const auto in_all = number_in(settings, "tokens", k_usual_tokens);
  return {in_all, std::min(in_all, number_in(settings, "max_on_one", in_all))};
}

// Every option in the order it is listed.
std::vector<Record> options_of(const Call& call) {
  auto options = call.scan("option/");
  std::sort(options.begin(), options.end(), [](const Record& a, const Record& b) {
    return json::parse(a.body).at("number") < json::parse(b.body).at("number");
  });
  return options;
}

// As it stands in the tally.
std::size_t text_bytes(const json& text) { return text.dump().size(); }

// With `text` in place of what `replaced` says, or beside all.
bool texts_fit(const Call& call, const json& text, const std::string& replaced = {}) {
  std::size_t bytes = text_bytes(text);
  for (const auto& option : call.scan("option/")) {
    if (option.key != replaced) bytes += text_bytes(json::parse(option.body).at("text"));
  }
  return bytes <= k_most_text_bytes;
}

bool is_key_name(const std::string& text) {
  return !text.empty() && text.size() <= 64 &&
         std::all_of(text.begin(), text.end(), [](unsigned char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  c == '-' || c == '_';
         });
}

json option_body(const json& wish, std::size_t number) {
  json body{{"text", wish.at("text")}, {"number", number}};
  const auto picture = wish.find("picture");
  if (picture != wish.end() && picture->is_string() &&
      picture->get_ref<const std::string&>().size() <= k_longest_picture) {
    body["picture"] = *picture;
  }
  return body;
}

std::ptrdiff_t code_points(const std::string& text) {
  return std::count_if(text.begin(), text.end(),
                       [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
}

bool can_be_option(const json& wish) {
  if (!wish.is_object() || !wish.contains("text") || !wish["text"].is_string()) return false;
  const auto& text = wish["text"].get_ref<const std::string&>();
  return !text.empty() && code_points(text) <= k_longest_text;
}

Decision choose(const Call& call, const json& args, const std::string& ballot_key,
                const std::string& group) {
  const Tokens tokens = tokens_of(call);
  std::int64_t spread = 0;
  const json allocations = args.value("allocations", json::object());
  for (const auto& [key, on_it] : allocations.items()) {
    const auto number = on_it.get<std::int64_t>();
    if (!key.starts_with("option/") || !call.get(key)) return no("unknown_option");
    if (number > tokens.on_one) return no("too_many_on_one", {{"max_on_one", tokens.on_one}});
    spread += number;
  }
  if (spread > tokens.in_all) return no("too_many_tokens", {{"tokens", tokens.in_all}});
  json ballot = args;
  if (!group.empty()) ballot["group"] = group;
  return Changes().put(ballot_key, "ballot", ballot.dump());
}

// Who leads or supports somebody does not choose (activities 3, domain F25). The manifest lets
// leads get this far so that they read why.
Decision cast(const Call& call, const json& args) {
  if (call.by_facilitator()) return no("leads_do_not_choose");
  const std::string group = call.role_group();
  if (group == "supporter") return no("supporters_help");
  return choose(call, args, "ballot/" + call.actor_mark(), group);
}

Decision cast_paper(const Call& call, const json& args) {
  return choose(call, args, call.new_key("ballot"), args.value("group", "unsaid"));
}

Decision add_option(const Call& call, const json& args) {
  const auto options = options_of(call);
  if (options.size() >= k_most_options) return no("too_many_options", {{"most", k_most_options}});
  if (!texts_fit(call, args.at("text"))) return no("too_much_text");
  std::size_t number = 1;
  if (!options.empty()) {
    number = json::parse(options.back().body).at("number").get<std::size_t>() + 1;
  }
  return Changes().put(call.new_key("option"), "option", option_body(args, number).dump());
}

Decision edit_option(const Call& call, const json& args) {
  const auto found = call.get(args.at("key").get<std::string>());
  if (!found) return no("unknown_option");
  if (!texts_fit(call, args.at("text"), found->key)) return no("too_much_text");
  json body = json::parse(found->body);
  body["text"] = args.at("text");
  if (args.contains("picture")) body["picture"] = args["picture"];
  return Changes().put(found->key, "option", body.dump());
}

Decision merge_options(const Call& call, const json& args) {
  const auto from = call.get(args.at("from").get<std::string>());
  const auto into = call.get(args.at("into").get<std::string>());
  if (!from || !into) return no("unknown_option");
  if (from->key == into->key) return no("same_option");
  const json gone = json::parse(from->body);
  json kept = json::parse(into->body);
  json merged = kept.value("merged", json::array());
  merged.push_back(gone.at("text"));
  for (const auto& text : gone.value("merged", json::array())) merged.push_back(text);
  if (args.contains("text") && args["text"] != kept["text"]) {
    if (!texts_fit(call, args["text"], into->key)) return no("too_much_text");
    merged.push_back(kept["text"]);
    kept["text"] = args["text"];
  }
  kept["merged"] = merged;
  return Changes().put(into->key, "option", kept.dump()).remove(from->key);
}

Decision note_reason(const Call& call, const json& args) {
  const auto found = call.get(args.at("key").get<std::string>());
  if (!found) return no("unknown_option");
  json body = json::parse(found->body);
  body["reason"] = args.at("reason");
  if (args["reason"].get<std::string>().empty()) body.erase("reason");
  return Changes().put(found->key, "option", body.dump());
}

}  // namespace

Decision Rules::decide(const Call& call, const sdk::Command& command) {
  const json args = json::parse(command.args);
  if (command.name == "cast") return cast(call, args);
  if (command.name == "cast_paper") return cast_paper(call, args);
  if (command.name == "add_option") return add_option(call, args);
  if (command.name == "edit_option") return edit_option(call, args);
  if (command.name == "merge_options") return merge_options(call, args);
  if (command.name == "note_reason") return note_reason(call, args);
  return no("unknown_command");
}

// Lays the options out from the settings; what is not an option there is left out.
Decision Rules::opened(const Call& call) {
  Changes changes;
  const Tokens tokens = tokens_of(call);
  changes.put(k_rules_key, "rules",
              json{{"tokens", tokens.in_all}, {"max_on_one", tokens.on_one}}.dump());
  const json settings = json::parse(call.settings());
  std::set<std::string> taken;
  std::size_t bytes = 0;
  const auto options = settings.find("options");
  if (options == settings.end() || !options->is_array()) return changes;
  for (const auto& wish : *options) {
    if (!can_be_option(wish) || taken.size() == k_most_options) continue;
    if (bytes + text_bytes(wish.at("text")) > k_most_text_bytes) continue;
    const auto id_found = wish.find("id");
    const std::string id = id_found != wish.end() && id_found->is_string()
                               ? id_found->get<std::string>()
                               : std::string();
    std::string key = is_key_name(id) ? "option/" + id : call.new_key("option");
    if (!taken.insert(key).second) continue;
    bytes += text_bytes(wish.at("text"));
    changes.put(std::move(key), "option", option_body(wish, taken.size()).dump());
  }
  return changes;
}

// The box is emptied by Chorus once it has been counted, so a second closing finds the new ballots
// alone. Which group the first ones came from is gone by then, and so is what was told of groups.
Decision Rules::phase_changed(const Call& call, std::string_view phase) {
  if (phase != "closed") return Changes();
  const auto options = options_of(call);
  const auto ballots = call.scan("ballot/");
  const auto earlier = call.get(k_tally_key);
  const json tally = counted(options, ballots, earlier ? earlier->body : std::string());
  Changes changes;
  changes.put(k_tally_key, "tally", tally.dump());
  const bool all_are_here = tally.at("turnout") == ballots.size();
  const auto groups = all_are_here ? counted_by_group(options, ballots, tokens_of(call).on_one)
                                   : std::optional<json>();
  if (groups) return changes.put(k_groups_key, "groups", groups->dump());
  return changes.remove(k_groups_key);
}

std::string Rules::sections(const Call& call, std::string_view purpose, std::string_view) {
  return sections_of(call, purpose);
}

}  // namespace chorus::energy_vote

#include "rules.hpp"

#include "calendar.hpp"
#include "sections.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace chorus::next_steps {
namespace {

using nlohmann::json;
using sdk::Call;
using sdk::Changes;
using sdk::Decision;
using sdk::Record;
using sdk::Rejection;

constexpr const char* k_counter_key = "counter/now";
constexpr std::size_t k_most_kept = 20;  // dates that moved, in the schema
constexpr std::size_t k_most_updates = 50;
// What the room fills together; the rest is desk work of the leads.
constexpr std::array<std::string_view, 5> k_room_questions{"what", "first_step", "who", "by_when",
                                                           "hear_how"};
constexpr std::array<std::string_view, 10> k_members{
    "what",    "first_step", "who",   "by_when",     "hear_how",
    "hear_by", "helpers",    "needs", "how_we_know", "board"};

Rejection no(const std::string& code) { return {code, "next-steps." + code, "{}"}; }

std::optional<Record> step(const Call& call, const json& args) {
  return call.get(args.at("key").get<std::string>());
}

Decision put(const std::string& key, const json& body) {
  Changes changes;
  changes.contribute(key, "next-step", body.dump());
  return changes;
}

Decision add_step(const Call& call, const json& args) {
  const auto counter = call.get(k_counter_key);
  const int number = counter ? json::parse(counter->body).at("last").get<int>() + 1 : 1;
  const std::string key = call.new_key("next-step");
  Changes changes;
  changes.put(k_counter_key, "counter", json{{"last", number}}.dump());
  changes.contribute(
      key, "next-step",
      json{{"number", number}, {"what", args.at("what")}, {"status", "open"}}.dump());
  for (const auto& because : args.value("because", json::array())) {
    const auto ref = because.get<std::string>();
    if (!call.get(ref)) return no("not_here");
    changes.link(key, ref, ref.starts_with("agreement/") ? "carried_out_by" : "grounded_in");
  }
  changes.answer(json{{"key", key}}.dump());
  return changes;
}

bool is_for_the_room(std::string_view member) {
  for (const auto question : k_room_questions) {
    if (question == member) return true;
  }
  return false;
}

Decision fill(const Call& call, const json& args) {
  const auto found = step(call, args);
  if (!found) return no("not_here");
  json body = json::parse(found->body);
  for (const auto member : k_members) {
    const std::string name(member);
    if (!args.contains(name)) continue;
    if (call.by_participant() && !is_for_the_room(member)) return no("leads_fill_this");
    if (name == "by_when" && body.contains("by_when") && body["by_when"] != args[name]) {
      return no("date_needs_reason");
    }
    if (name.ends_with("by_when") || name == "hear_by") {
      if (!sdk::is_day(args[name])) return no("no_such_day");
    }
    // A new owner has not said yes yet.
    if (name == "who" && body.value("who", "") != args[name]) body.erase("accepted");
    body[name] = args[name];
  }
  return put(found->key, body);
}

Decision move_date(const Call& call, const json& args) {
  const auto found = step(call, args);
  if (!found) return no("not_here");
  if (!sdk::is_day(args.at("by_when"))) return no("no_such_day");
  json body = json::parse(found->body);
  json earlier = body.value("earlier_dates", json::array());
  if (earlier.size() >= k_most_kept) return no("moved_too_often");
  if (body.contains("by_when")) {
    earlier.push_back({{"date", body["by_when"]}, {"reason", args.at("reason")}});
    body["earlier_dates"] = earlier;
  }
  body["by_when"] = args["by_when"];
  return put(found->key, body);
}

Decision accept(const Call& call, const json& args, const char* how, const std::string& on) {
  const auto found = step(call, args);
  if (!found) return no("not_here");
  if (!sdk::is_day(on)) return no("no_such_day");
  json body = json::parse(found->body);
  const bool young = call.groups().find("role:young_person") != std::string::npos;
  if (young && !body.contains("helpers")) return no("not_alone");
  if (!body.contains("who")) return no("who_first");
  body["accepted"] = {{"how", how}, {"on", on}};
  return put(found->key, body);
}

Decision update(const Call& call, const json& args) {
  const auto found = step(call, args);
  if (!found) return no("not_here");
  if (args.at("status") == "done" && !args.contains("evidence")) return no("done_needs_evidence");
  json body = json::parse(found->body);
  json updates = body.value("updates", json::array());
  if (updates.size() >= k_most_updates) return no("updated_too_often");
  json entry{{"on", sdk::day_of(call.now_ms())}, {"words", args.at("words")}};
  if (args.contains("evidence")) entry["evidence"] = args["evidence"];
  updates.push_back(std::move(entry));
  body["updates"] = std::move(updates);
  body["status"] = args["status"];
  return put(found->key, body);
}

}  // namespace

Decision Rules::decide(const Call& call, const sdk::Command& command) {
  const json args = json::parse(command.args);
  if (command.name == "add_step") return add_step(call, args);
  if (command.name == "fill") return fill(call, args);
  if (command.name == "move_date") return move_date(call, args);
  if (command.name == "accept") return accept(call, args, "tap", sdk::day_of(call.now_ms()));
  if (command.name == "accept_signed") return accept(call, args, "signed", args.at("on"));
  if (command.name == "update") return update(call, args);
  return no("unknown_command");
}

std::string Rules::sections(const Call& call, std::string_view purpose, std::string_view) {
  return sections_of(call, purpose);
}

}  // namespace chorus::next_steps

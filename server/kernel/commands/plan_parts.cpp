#include "kernel/commands/plan_parts.hpp"

#include "kernel/commands/plan_members.hpp"
#include "kernel/commands/plan_order.hpp"
#include "kernel/room/plan.hpp"
#include "kernel/room/room_state.hpp"
#include "kernel/values/body_members.hpp"
#include "kernel/values/random_text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace chorus::kernel {
namespace {

using nlohmann::json;

constexpr int k_usual_minutes = 15;

const Record* part_at(const CoreCall& call, const json& key) {
  return planned_at(call, k_part_kind, key);
}

// Those of one evening in their order, without the one that is to be placed among them.
std::vector<RecordPtr> others_of(const CoreCall& call, const json& evening, const Key& moved) {
  std::vector<RecordPtr> others = parts_in_order(plan_of(call.live.space));
  std::erase_if(others, [&](const RecordPtr& part) {
    return part->key == moved || text_in(part->body, "evening") != evening;
  });
  return others;
}

// Whether what it is to stand before is a part of that evening.
bool is_there(const std::vector<RecordPtr>& others, const json& before) {
  return before.is_null() || std::any_of(others.begin(), others.end(), [&](const auto& part) {
           return part->key.value() == before;
         });
}

// The one before it says in which round people are by then, else the one after it.
std::string round_among(const std::vector<RecordPtr>& others, const json& before) {
  std::string round = "discover";
  for (const auto& part : others) {
    const bool is_next = part->key.value() == before;
    if (is_next && part != others.front()) break;
    round = text_in(part->body, "round");
    if (is_next) break;
  }
  return round;
}

CoreOutcome change_one(const CoreCall& call, const Record& part, const json& body) {
  CoreChanges result;
  put_planned(call, result.changes, part, body);
  return planned(std::move(result));
}

// What it is to take in from; what was chosen before may stay, wherever it stands now.
std::optional<Rejection> why_not_chosen(const CoreCall& call, const Record& part) {
  const json& to = call.args().at("to");
  if (!to.contains("takes_from")) return std::nullopt;
  const PlanRecords plan = plan_of(call.live.space);
  const auto before = chosen_in(part.body).value_or(std::vector<Key>());
  for (const auto& name : to["takes_from"]) {
    const Key from(name.get<std::string>());
    if (std::find(before.begin(), before.end(), from) != before.end()) continue;
    if (const auto why = why_not_taken_from(plan, part.key, from)) {
      return core_rejection("takes_from_refused",
                            Body(json{{"part", from.value()}, {"why", *why}}.dump()));
    }
  }
  return std::nullopt;
}

CoreOutcome put_away(const CoreCall& call, bool away) {
  const Record* known = part_at(call, call.args().at("key"));
  if (!known) return core_rejection("not_here");
  json body = json::parse(known->body.text());
  body.erase("put_away");
  if (away) body["put_away"] = true;
  return change_one(call, *known, body);
}

}  // namespace

CoreOutcome add_part(const CoreCall& call) {
  const json& args = call.args();
  const json& evening = args.at("evening");
  const json before = args.value("before", json());
  const auto others = others_of(call, evening, Key());
  if (!planned_at(call, k_evening_kind, evening) || !is_there(others, before)) {
    return core_rejection("not_here");
  }
  json body{{"minutes", k_usual_minutes}, {"settings", json::object()}};
  body["round"] = round_among(others, before);
  if (args.contains("copy_of")) {
    const Record* model = part_at(call, args["copy_of"]);
    if (!model) return core_rejection("not_here");
    body = json::parse(model->body.text());
    body.erase("put_away");
  }
  for (const char* member : {"plugin", "title", "evening", "round", "minutes"}) {
    if (args.contains(member)) body[member] = args[member];
  }
  if (!call.room.ports.types.find(body.value("plugin", ""))) {
    return core_rejection("activity_missing");
  }
  CoreChanges result;
  body["order"] = order_before(call, others, before, result.changes);
  // The letter first: on the wire a space's id begins with a letter or a digit, chance with
  // neither.
  Record part = new_planned(k_part_kind, "s" + random_id(call.room.ports.entropy));
  result.changes.answer = Body(json{{"key", part.key.value()}}.dump());
  put_planned(call, result.changes, std::move(part), body);
  return planned(std::move(result));
}

CoreOutcome change_part(const CoreCall& call) {
  const Record* known = part_at(call, call.args().at("key"));
  if (!known) return core_rejection("not_here");
  json body = json::parse(known->body.text());
  if (auto rejection = change_members(call, *known, body)) return *rejection;
  if (auto rejection = why_not_chosen(call, *known)) return *rejection;
  return change_one(call, *known, body);
}

CoreOutcome change_settings(const CoreCall& call) {
  const Record* known = part_at(call, call.args().at("key"));
  if (!known) return core_rejection("not_here");
  json body = json::parse(known->body.text());
  json settings = body.value("settings", json::object());
  if (auto rejection = change_members(call, *known, settings)) return *rejection;
  body["settings"] = std::move(settings);
  return change_one(call, *known, body);
}

CoreOutcome move_part(const CoreCall& call) {
  const json& args = call.args();
  const Record* known = part_at(call, args.at("key"));
  const json& evening = args.at("evening");
  const json before = args.value("before", json());
  if (!known || !planned_at(call, k_evening_kind, evening)) return core_rejection("not_here");
  const auto others = others_of(call, evening, known->key);
  if (!is_there(others, before)) return core_rejection("not_here");
  json body = json::parse(known->body.text());
  CoreChanges result;
  json to{{"evening", evening}};
  to["order"] = order_before(call, others, before, result.changes);
  if (auto rejection = change_members(call, *known, to, body)) return *rejection;
  put_planned(call, result.changes, *known, body);
  return planned(std::move(result));
}

CoreOutcome put_away_part(const CoreCall& call) { return put_away(call, true); }

CoreOutcome bring_back_part(const CoreCall& call) { return put_away(call, false); }

CoreOutcome delete_part(const CoreCall& call) {
  const Record* known = part_at(call, call.args().at("key"));
  if (!known) return core_rejection("not_here");
  CoreChanges result;
  result.changes.remove(call.live.space, known->key);
  return planned(std::move(result));
}

}  // namespace chorus::kernel

#include "kernel/commands/groups.hpp"

#include "kernel/room/room_state.hpp"
#include "kernel/room/sitting.hpp"
#include "kernel/values/group.hpp"
#include "kernel/values/random_text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace chorus::kernel {
namespace {

using nlohmann::json;

const Record* group_at(const CoreCall& call, const json& key) {
  const auto found = call.live.space.records.find(Key(key.get<std::string>()));
  const bool is_group =
      found != call.live.space.records.end() && found->second->type == k_group_kind;
  return is_group ? found->second.get() : nullptr;
}

void put_body(const CoreCall& call, ChangeSet& changes, Record record, const json& body) {
  record.body = Body(body.dump());
  changes.put(call.live.space, std::move(record));
}

// An act of a lead, if everybody may sit so.
CoreOutcome act_of(const CoreCall& call, CoreChanges result) {
  if (auto rejection = why_not_seated(call.room.pending, call.room.identity, result.changes)) {
    return std::move(*rejection);
  }
  result.changes.undoable = true;
  return result;
}

bool lists(const json& body, const json& person) {
  const json people = body.value("people", json::array());
  return std::find(people.begin(), people.end(), person) != people.end();
}

json without(json body, const json& person) {
  json people = json::array();
  for (const auto& other : body.value("people", json::array())) {
    if (other != person) people.push_back(other);
  }
  body["people"] = std::move(people);
  return body;
}

}  // namespace

CoreOutcome make_groups(const CoreCall& call) {
  const json& args = call.args();
  CoreChanges result;
  for (const auto& key : args.value("instead_of", json::array())) {
    const Record* known = group_at(call, key);
    if (!known) return core_rejection("not_here");
    result.changes.remove(call.live.space, known->key);
  }
  json keys = json::array();
  for (const auto& body : args.at("groups")) {
    Record record;
    record.key = Key(std::string(k_group_kind) + "/" + random_id(call.room.ports.entropy));
    record.type = k_group_kind;
    record.audience = Audience({"facilitators"});
    keys.push_back(record.key.value());
    put_body(call, result.changes, std::move(record), body);
  }
  result.changes.answer = Body(json{{"keys", keys}}.dump());
  return act_of(call, std::move(result));
}

CoreOutcome change_group(const CoreCall& call) {
  const json& args = call.args();
  const Record* known = group_at(call, args.at("key"));
  if (!known) return core_rejection("not_here");
  json body = json::parse(known->body.text());
  for (const char* member : {"name", "picture", "place", "people"}) {
    if (args.contains(member)) body[member] = args[member];
  }
  CoreChanges result;
  put_body(call, result.changes, *known, body);
  return act_of(call, std::move(result));
}

CoreOutcome move_people(const CoreCall& call) {
  std::map<const Record*, json> bodies;
  const auto body_at = [&](const json& key) -> json* {
    const Record* group = group_at(call, key);
    if (!group) return nullptr;
    return &bodies.try_emplace(group, json::parse(group->body.text())).first->second;
  };
  const json& args = call.args();
  for (const auto& move : args.at("moves")) {
    const json& person = move.at("person");
    if (move.contains("from")) {
      json* from = body_at(move["from"]);
      if (!from || !lists(*from, person)) return core_rejection("not_here");
      *from = without(*from, person);
    }
    if (move.contains("to")) {
      json* to = body_at(move["to"]);
      if (!to) return core_rejection("not_here");
      if (!lists(*to, person)) (*to)["people"].push_back(person);
    }
  }
  CoreChanges result;
  for (const auto& [group, body] : bodies) put_body(call, result.changes, *group, body);
  return act_of(call, std::move(result));
}

CoreOutcome dissolve_groups(const CoreCall& call) {
  CoreChanges result;
  const json& args = call.args();
  for (const auto& key : args.at("keys")) {
    const Record* known = group_at(call, key);
    if (!known) return core_rejection("not_here");
    result.changes.remove(call.live.space, known->key);
  }
  result.changes.undoable = true;
  return result;
}

std::vector<Command> leaving_groups(const RoomState& room, const Key& person) {
  std::vector<Command> commands;
  for (const auto& [id, live] : room.pending) {
    if (live.index.groups_with(person).empty()) continue;
    Command leave;
    leave.space = id;
    leave.name = k_leave_groups;
    leave.args = Body(json{{"person", person.value()}}.dump());
    commands.push_back(std::move(leave));
  }
  return commands;
}

CoreOutcome leave_groups(const CoreCall& call) {
  const json person = call.args().at("person");
  CoreChanges result;
  for (const auto& [key, group] : call.live.index.groups()) {
    const Record& known = *call.live.space.records.at(key);
    const json body = json::parse(known.body.text());
    if (lists(body, person)) put_body(call, result.changes, known, without(body, person));
  }
  return result;
}

}  // namespace chorus::kernel

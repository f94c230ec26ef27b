#include "kernel/commands/plan_members.hpp"

#include "kernel/commands/inquiry_record.hpp"
#include "kernel/room/room_state.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <utility>

namespace chorus::kernel {
namespace {

using nlohmann::json;

// The lead who changed it last, as others know them; null: nobody that could be named.
json last_lead(const CoreCall& call, const Key& key) {
  const auto acts = call.room.history.of({k_inquiry_space, key});
  if (acts.empty() || acts.back().lead.empty()) return nullptr;
  const RecordPtr person = person_record(call.live, acts.back().lead);
  if (!person) return nullptr;
  const json known = json::parse(person->body.text());
  json by = json::object();
  for (const char* member : {"picture", "name"}) {
    if (known.contains(member)) by[member] = known[member];
  }
  return by;
}

Rejection changed_meanwhile(const CoreCall& call, const Record& of, const std::string& field) {
  json args{{"field", field}};
  if (auto by = last_lead(call, of.key); !by.is_null()) args["by"] = std::move(by);
  return core_rejection("changed_meanwhile", Body(args.dump()));
}

}  // namespace

std::optional<Rejection> change_members(const CoreCall& call, const Record& of, json& members) {
  return change_members(call, of, call.args().at("to"), members);
}

std::optional<Rejection> change_members(const CoreCall& call, const Record& of, const json& to,
                                        json& members) {
  const json was = call.args().value("was", json::object());
  for (const auto& [field, seen] : was.items()) {
    const json now = members.value(field, json());
    const bool is_wanted = to.contains(field) && to[field] == now;
    if (now != seen && !is_wanted) return changed_meanwhile(call, of, field);
  }
  for (const auto& [field, value] : to.items()) {
    if (value.is_null()) {
      members.erase(field);
    } else {
      members[field] = value;
    }
  }
  return std::nullopt;
}

void put_planned(const CoreCall& call, ChangeSet& changes, Record record, const json& body) {
  record.body = Body(body.dump());
  changes.put(call.live.space, std::move(record));
}

Record new_planned(std::string_view kind, const std::string& id) {
  Record record;
  record.key = Key(std::string(kind) + "/" + id);
  record.type = kind;
  record.audience = Audience({"facilitators"});
  return record;
}

const Record* planned_at(const CoreCall& call, std::string_view kind, const json& key) {
  const auto found = call.live.space.records.find(Key(key.get<std::string>()));
  const bool is_one = found != call.live.space.records.end() && found->second->type == kind;
  return is_one ? found->second.get() : nullptr;
}

CoreOutcome planned(CoreChanges result) {
  result.changes.undoable = true;
  return result;
}

CoreOutcome change_what_is_asked(const CoreCall& call) {
  const auto found = call.live.space.records.find(k_inquiry_record);
  if (found == call.live.space.records.end()) return core_rejection("not_here");
  json body = json::parse(found->second->body.text());
  if (auto rejection = change_members(call, *found->second, body)) return *rejection;
  CoreChanges result;
  put_planned(call, result.changes, *found->second, body);
  return planned(std::move(result));
}

CoreOutcome tell_gallery(const CoreCall& call) {
  CoreChanges result;
  result.changes.answer = call.room.ports.types.gallery();
  result.changes.answer_once = true;
  return result;
}

}  // namespace chorus::kernel

#include "kernel/commands/returning.hpp"

#include "kernel/room/projection.hpp"
#include "kernel/room/room_state.hpp"
#include "kernel/values/limits.hpp"
#include "kernel/values/random_text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>

namespace chorus::kernel {
namespace {

using nlohmann::json;

RecordPtr asked_by(const CoreCall& call, const PersonId& person) {
  for (const auto& record : records_of(call.live.space, k_returning)) {
    if (record->owner == person) return record;
  }
  return nullptr;
}

json body_of(const Record& record) { return json::parse(record.body.text()); }

bool is_waiting(const Record& record) { return body_of(record).value("state", "") == "asked"; }

Record new_ask(const CoreCall& call) {
  Record record;
  record.key = Key(std::string(k_returning) + "/" + random_id(call.room.ports.entropy));
  record.type = k_returning;
  record.record_class = RecordClass::contribution;
  record.owner = call.command.actor.person;
  record.audience = Audience({"owner", "facilitators"});
  return record;
}

// Neither given: nothing of it stays but how often it was tried.
CoreOutcome asks_no_more(const CoreCall& call, const RecordPtr& known) {
  CoreChanges result;
  if (!known) return result;
  Record record = *known;
  record.body = Body(json{
      {"state", "left"},
      {"tries", body_of(*known).value("tries", 0)},
      {"at", call.now}}.dump());
  result.changes.put(call.live.space, std::move(record));
  return result;
}

// The person whose record this is, as somebody who may be let back in as.
PersonId person_named(const CoreCall& call, const std::string& key) {
  const auto found = call.live.space.records.find(Key(key));
  if (found == call.live.space.records.end() || found->second->type != "person") return {};
  const PersonId& person = found->second->owner;
  return call.room.identity.is_lead(person) ? PersonId() : person;
}

}  // namespace

CoreOutcome ask_back(const CoreCall& call) {
  const PersonId& person = call.command.actor.person;
  if (call.command.actor.role != Role::participant || person_record(call.live, person)) {
    return core_rejection("here_already");
  }
  const json& args = call.args();
  const RecordPtr known = asked_by(call, person);
  if (args.empty()) return asks_no_more(call, known);
  const auto all = records_of(call.live.space, k_returning);
  const auto waiting = std::count_if(all.begin(), all.end(), [&](const RecordPtr& record) {
    return record->owner != person && is_waiting(*record);
  });
  if (static_cast<std::size_t>(waiting) >= limits::k_returning_asks) {
    return core_rejection("too_many_asking");
  }
  const int tries = known ? body_of(*known).value("tries", 0) : 0;
  if (tries >= limits::k_returning_tries) return core_rejection("asked_enough");
  Record record = known ? *known : new_ask(call);
  json body{{"state", "asked"}, {"tries", tries + 1}, {"at", call.now}};
  body.update(args);
  record.body = Body(body.dump());
  CoreChanges result;
  result.changes.put(call.live.space, std::move(record));
  return result;
}

CoreOutcome let_back(const CoreCall& call) {
  const json& args = call.args();
  const auto found = call.live.space.records.find(Key(args.at("key").get<std::string>()));
  if (found == call.live.space.records.end() || found->second->type != k_returning ||
      !is_waiting(*found->second)) {
    return core_rejection("not_here");
  }
  json body = body_of(*found->second);
  body["at"] = call.now;
  body["state"] = "no";
  if (args.contains("person")) {
    const std::string as = args["person"];
    if (person_named(call, as).empty()) return core_rejection("not_here");
    body["state"] = "yes";
    body["as"] = as;
  }
  Record record = *found->second;
  record.body = Body(body.dump());
  CoreChanges result;
  result.changes.put(call.live.space, std::move(record));
  return result;
}

CoreOutcome come_back(const CoreCall& call) {
  const RecordPtr known = asked_by(call, call.command.actor.person);
  const json body = known ? body_of(*known) : json::object();
  const Instant until = body.value("at", Instant(0)) + limits::to_ms(limits::k_pairing_code);
  if (body.value("state", "") != "yes" || call.now >= until) return core_rejection("not_now");
  const PersonId person = person_named(call, body.value("as", ""));
  if (person.empty()) return core_rejection("not_now");
  CoreChanges result;
  result.changes.answer =
      Body(json{{"launch", call.identity.new_way_back(person, call.command.actor.person)}}.dump());
  result.changes.answer_once = true;
  return result;
}

CoreOutcome forget_asking(const CoreCall& call) {
  CoreChanges result;
  const RecordPtr known = asked_by(call, call.command.actor.person);
  if (known) result.changes.remove(call.live.space, known->key);
  return result;
}

}  // namespace chorus::kernel

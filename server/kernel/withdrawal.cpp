#include "kernel/withdrawal.hpp"

#include "kernel/permission.hpp"
#include "kernel/room_state.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace chorus::kernel {
namespace {

using nlohmann::json;

bool is_taken_back(const Record& record) { return record.gate == Gate::withdrawn; }

// A person may take back what they gave, but not what the safeguarding lead has to see.
bool may_be_withdrawn(const Record& record, const PersonId& person) {
  return record.owner == person && record.record_class == RecordClass::contribution &&
         !record.audience.has("care");
}

std::vector<Key> keys_in(const CoreCall& call) {
  const json args = json::parse(call.command.args.text());
  std::vector<Key> keys;
  for (const auto& key : args.at("keys")) {
    keys.emplace_back(key.get<std::string>());
  }
  return keys;
}

bool touches(const UndoEntry& entry, const std::set<Key>& keys) {
  return std::any_of(entry.after_revs.begin(), entry.after_revs.end(),
                     [&](const auto& after) { return keys.contains(after.first); });
}

void forget_undo_images(const CoreCall& call, const std::set<Key>& keys, ChangeSet& changes) {
  for (const auto& entry : call.room.undo[call.live.space.state.id]) {
    if (touches(entry, keys)) changes.dropped_undo.push_back(entry.seq);
  }
}

void forget_answers(const CoreCall& call, ChangeSet& changes) {
  const PersonId& person = call.command.actor.person;
  for (const auto& [client, state] : call.room.clients) {
    const Seat* seat = call.room.identity.seat(state.seat);
    if (seat && seat->person == person) changes.forgotten_answers.push_back(client);
  }
}

void forget_drafts(const CoreCall& call, ChangeSet& changes) {
  for (const auto& [key, record] : call.live.space.records) {
    const bool is_draft = record->record_class == RecordClass::draft;
    if (is_draft && record->owner == call.command.actor.person) {
      changes.remove(call.live.space, key);
    }
  }
}

void forget_wake_payloads(const CoreCall& call, ChangeSet& changes) {
  const SpaceId& space = call.live.space.state.id;
  for (const auto& [name, wake] : call.room.wakes) {
    if (name.first == space && wake.payload != Body()) {
      changes.wakes.push_back({space, wake.name, wake.at, Body()});
    }
  }
}

// Who the person said they are, and how they like their page.
void forget_person(const CoreCall& call, ChangeSet& changes) {
  for (const auto& [key, record] : call.live.space.records) {
    if (record->owner == call.command.actor.person && record->type != "outcome") {
      changes.remove(call.live.space, key);
    }
  }
}

}  // namespace

Record tombstone_of(const Record& record) {
  Record tombstone = record;
  tombstone.owner = PersonId();
  tombstone.gate = Gate::withdrawn;
  tombstone.audience = Audience({"rules"});
  tombstone.body = Body();
  return tombstone;
}

CoreOutcome withdraw_records(const CoreCall& call) {
  CoreChanges result;
  std::set<Key> gone;
  for (const Key& key : keys_in(call)) {
    const auto found = call.live.space.records.find(key);
    const bool is_own = found != call.live.space.records.end() &&
                        may_be_withdrawn(*found->second, call.command.actor.person);
    if (!is_own) return core_rejection("not_yours");
    gone.insert(key);
    for (const Key& copy : reproductions_of(call.live.space, key)) gone.insert(copy);
  }
  for (const Key& key : gone) {
    const Record& record = *call.live.space.records.at(key);
    if (is_taken_back(record)) continue;
    result.changes.put(call.live.space, tombstone_of(record));
    result.changes.withdrawn.push_back({call.live.space.state.id, key});
  }
  forget_undo_images(call, gone, result.changes);
  forget_answers(call, result.changes);
  forget_drafts(call, result.changes);
  forget_wake_payloads(call, result.changes);
  return result;
}

CoreOutcome withdraw_everything(const CoreCall& call) {
  CoreChanges result;
  const PersonId& person = call.command.actor.person;
  for (const auto& [id, live] : call.room.pending) {
    if (id == k_inquiry_space) continue;
    json keys = json::array();
    for (const auto& [key, record] : live.space.records) {
      if (!may_be_withdrawn(*record, person)) continue;
      keys.push_back(key.value());
      result.changes.withdrawn.push_back({id, key});
    }
    if (keys.empty()) continue;
    Command withdraw;
    withdraw.space = id;
    withdraw.name = "core.withdraw";
    withdraw.args = Body(json{{"keys", keys}}.dump());
    withdraw.actor = call.command.actor;
    result.follow_ups.push_back(std::move(withdraw));
  }
  forget_person(call, result.changes);
  forget_answers(call, result.changes);
  return result;
}

std::vector<Review> missing_reviews(const std::map<SpaceId, LiveSpace>& spaces) {
  std::set<std::pair<std::string, std::string>> asked;
  const auto inquiry = spaces.find(k_inquiry_space);
  if (inquiry == spaces.end()) return {};
  for (const auto& [key, record] : inquiry->second.space.records) {
    if (record->type != "review") continue;
    const json body = json::parse(record->body.text());
    asked.emplace(body.at("of").get<std::string>(), body.at("because").get<std::string>());
  }
  const auto at = [&](const Ref& ref) -> const Record* {
    const auto space = spaces.find(ref.space);
    if (space == spaces.end()) return nullptr;
    const auto found = space->second.space.records.find(ref.key);
    return found == space->second.space.records.end() ? nullptr : found->second.get();
  };
  std::vector<Review> reviews;
  for (const auto& link : links_in(spaces)) {
    const Record* gone = at(link.to);
    const Record* leans = at(link.from);
    if (!gone || !leans || !is_taken_back(*gone) || is_taken_back(*leans)) continue;
    const bool known =
        asked.contains({text_of(link.from, k_inquiry_space), text_of(link.to, k_inquiry_space)});
    if (!known) reviews.push_back({link.from, link.to});
  }
  return reviews;
}

}  // namespace chorus::kernel

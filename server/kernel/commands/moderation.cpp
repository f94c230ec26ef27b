#include "kernel/commands/moderation.hpp"

#include "kernel/room/link.hpp"
#include "kernel/room/projection.hpp"
#include "kernel/room/room_state.hpp"
#include "kernel/values/permission.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace chorus::kernel {
namespace {

using nlohmann::json;

const Record* visible_to_leads(const CoreCall& call, const Key& key) {
  const auto found = call.live.space.records.find(key);
  if (found == call.live.space.records.end()) return nullptr;
  Reader lead;
  lead.reader_class.role = Role::facilitator;
  const Record& record = *found->second;
  return view(record, lead) == Visibility::full ? &record : nullptr;
}

std::vector<Key> named_keys(const CoreCall& call) {
  const json& args = call.args();
  std::vector<Key> keys;
  if (args.contains("key")) keys.emplace_back(args["key"].get<std::string>());
  for (const auto& key : args.value("keys", json::array())) {
    keys.emplace_back(key.get<std::string>());
  }
  return keys;
}

template <class Change>
CoreOutcome change_each(const CoreCall& call, const Change& change) {
  CoreChanges result;
  for (const Key& key : named_keys(call)) {
    const Record* known = visible_to_leads(call, key);
    if (!known) return core_rejection("not_here");
    Record record = *known;
    change(record);
    result.changes.put(call.live.space, std::move(record));
  }
  result.changes.undoable = true;
  return result;
}

// What holds the same words is put away with them.
template <class Change>
CoreOutcome change_with_reproductions(const CoreCall& call, const Change& change) {
  CoreOutcome outcome = change_each(call, change);
  auto* changes = std::get_if<CoreChanges>(&outcome);
  if (!changes) return outcome;
  for (const Key& key : named_keys(call)) {
    for (const Key& copy : reproductions_of(call.live, key)) {
      Record record = *call.live.space.records.at(copy);
      if (record.gate == Gate::withdrawn) continue;
      change(record);
      changes->changes.put(call.live.space, std::move(record));
    }
  }
  return outcome;
}

bool repeats_another(const CoreCall& call, const Key& key) {
  const auto links = links_in(call.live.space);
  return std::any_of(links.begin(), links.end(), [&](const Link& link) {
    return link.type == k_reproduces && link.from.key == key;
  });
}

// Its type lets nobody see it before a lead does; so does one that is not here.
bool waits_by_its_type(const CoreCall& call, const Record& record) {
  const ActivityType* type = call.room.type_of(call.live.space.state);
  if (!type) return true;
  const auto known = type->record_types.find(record.type);
  return known != type->record_types.end() && known->second.gate == Gate::held;
}

bool is_own(const CoreCall& call, const Key& key) {
  const auto found = call.live.space.records.find(key);
  return found != call.live.space.records.end() &&
         found->second->record_class == RecordClass::contribution &&
         found->second->owner == call.command.actor.person;
}

// By their owner, who needs nobody's leave and whom no lead's undo overrules. The leads are told,
// since what they meant to show is gone.
CoreOutcome take_down_own(const CoreCall& call) {
  CoreChanges result;
  const auto take_down = [&](const Key& key) {
    const Record& known = *call.live.space.records.at(key);
    if (!known.audience.has("wall")) return;
    Record record = known;
    record.audience = record.audience.without("wall");
    result.changes.put(call.live.space, std::move(record));
  };
  for (const Key& key : named_keys(call)) {
    if (!is_own(call, key)) return core_rejection("not_yours");
    take_down(key);
    for (const Key& copy : reproductions_of(call.live, key)) take_down(copy);
  }
  if (result.changes.touched.empty()) return result;
  const json args{{"title", call.live.space.state.title}};
  result.changes.notices.push_back({"taken_down", "notice.taken_down", Body(args.dump()), true});
  return result;
}

}  // namespace

CoreOutcome release_records(const CoreCall& call) {
  for (const Key& key : named_keys(call)) {
    const Record* record = visible_to_leads(call, key);
    if (record && record->gate == Gate::hidden) return core_rejection("hidden");
    const auto permission = record ? permission_in(record->audience) : std::nullopt;
    if (permission && *permission < Permission::room) return core_rejection("not_permitted");
  }
  return change_each(call, [](Record& record) {
    record.gate = Gate::open;
    record.audience = record.audience.with("wall");
  });
}

CoreOutcome take_down_records(const CoreCall& call) {
  if (call.command.actor.role != Role::facilitator) return take_down_own(call);
  return change_each(call,
                     [](Record& record) { record.audience = record.audience.without("wall"); });
}

// Hidden things leave the wall for good: showing them again is a release of its own.
CoreOutcome hide_record(const CoreCall& call) {
  return change_with_reproductions(call, [](Record& record) {
    record.gate = Gate::hidden;
    record.audience = record.audience.without("wall");
  });
}

// Back to those who could see it, and not onto the wall. What somebody gave as far as they let it
// go, and what repeats it, waits until a lead lets the room have it.
CoreOutcome unhide_record(const CoreCall& call) {
  return change_each(call, [&](Record& record) {
    if (record.gate != Gate::hidden) return;
    const bool waits = permission_in(record.audience) || waits_by_its_type(call, record) ||
                       repeats_another(call, record.key);
    record.gate = waits ? Gate::held : Gate::open;
  });
}

}  // namespace chorus::kernel

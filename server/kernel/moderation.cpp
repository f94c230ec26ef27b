#include "kernel/moderation.hpp"

#include "kernel/projection.hpp"
#include "kernel/room_state.hpp"

#include <nlohmann/json.hpp>

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
  return view(record, lead, Purpose::live) == Visibility::full ? &record : nullptr;
}

std::vector<Key> named_keys(const CoreCall& call) {
  const json args = json::parse(call.command.args.text());
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

}  // namespace

CoreOutcome release_records(const CoreCall& call) {
  for (const Key& key : named_keys(call)) {
    const Record* record = visible_to_leads(call, key);
    if (record && record->gate == Gate::hidden) return core_rejection("hidden");
  }
  return change_each(call, [](Record& record) {
    record.gate = Gate::open;
    record.audience = record.audience.with("wall");
  });
}

CoreOutcome take_down_records(const CoreCall& call) {
  return change_each(call,
                     [](Record& record) { record.audience = record.audience.without("wall"); });
}

// Hidden things leave the wall for good: showing them again is a release of its own.
CoreOutcome hide_record(const CoreCall& call) {
  return change_each(call, [](Record& record) {
    record.gate = Gate::hidden;
    record.audience = record.audience.without("wall");
  });
}

CoreOutcome unhide_record(const CoreCall& call) {
  return change_each(call, [](Record& record) {
    if (record.gate == Gate::hidden) record.gate = Gate::held;
  });
}

CoreOutcome needs_care(const CoreCall& call) {
  return change_each(
      call, [](Record& record) { record.audience = record.audience.without("wall").with("care"); });
}

}  // namespace chorus::kernel

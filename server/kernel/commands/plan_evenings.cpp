#include "kernel/commands/plan_evenings.hpp"

#include "kernel/commands/plan_members.hpp"
#include "kernel/commands/plan_order.hpp"
#include "kernel/room/plan.hpp"
#include "kernel/room/room_state.hpp"
#include "kernel/values/random_text.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace chorus::kernel {
namespace {

using nlohmann::json;

// The key of the evening that follows; null: it is the last, or is not there.
json following(const std::vector<RecordPtr>& evenings, const json& key) {
  for (std::size_t at = 0; at + 1 < evenings.size(); ++at) {
    if (evenings[at]->key.value() == key) return evenings[at + 1]->key.value();
  }
  return nullptr;
}

}  // namespace

CoreOutcome add_evening(const CoreCall& call) {
  const json& args = call.args();
  const json after = args.value("after", json());
  if (after.is_string() && !planned_at(call, k_evening_kind, after)) {
    return core_rejection("not_here");
  }
  const auto evenings = evenings_in_order(plan_of(call.live.space));
  CoreChanges result;
  json body = json::object();
  for (const auto& [member, value] : args.at("to").items()) {
    if (!value.is_null()) body[member] = value;
  }
  body["order"] = order_before(call, evenings, following(evenings, after), result.changes);
  Record evening = new_planned(k_evening_kind, random_id(call.room.ports.entropy));
  result.changes.answer = Body(json{{"key", evening.key.value()}}.dump());
  put_planned(call, result.changes, std::move(evening), body);
  return planned(std::move(result));
}

CoreOutcome change_evening(const CoreCall& call) {
  const Record* known = planned_at(call, k_evening_kind, call.args().at("key"));
  if (!known) return core_rejection("not_here");
  json body = json::parse(known->body.text());
  if (auto rejection = change_members(call, *known, body)) return *rejection;
  CoreChanges result;
  put_planned(call, result.changes, *known, body);
  return planned(std::move(result));
}

CoreOutcome remove_evening(const CoreCall& call) {
  const Record* known = planned_at(call, k_evening_kind, call.args().at("key"));
  if (!known) return core_rejection("not_here");
  CoreChanges result;
  result.changes.remove(call.live.space, known->key);
  return planned(std::move(result));
}

}  // namespace chorus::kernel

#include "kernel/commands/phase_commands.hpp"

#include "kernel/commands/numbers.hpp"
#include "kernel/room/missing_result.hpp"
#include "kernel/room/room_state.hpp"
#include "kernel/values/activity_type.hpp"
#include "kernel/values/limits.hpp"
#include "kernel/values/random_text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>
#include <set>
#include <string>

namespace chorus::kernel {
namespace {

using nlohmann::json;

constexpr Instant k_minute_ms = 60'000;
constexpr Instant k_look_again_ms = 5'000;

bool is_in(const CoreCall& call, std::initializer_list<Phase> phases) {
  return std::find(phases.begin(), phases.end(), call.live.space.state.phase) != phases.end();
}

CoreOutcome not_now(const CoreCall& call) {
  return core_rejection("not_now",
                        Body(json{{"phase", to_text(call.live.space.state.phase)}}.dump()));
}

CoreChanges to_phase(const CoreCall& call, Phase phase) {
  CoreChanges result;
  SpaceState state = call.live.space.state;
  state.phase = phase;
  result.changes.state = std::move(state);
  result.tells_decider = true;
  return result;
}

}  // namespace

std::string new_box_key(Entropy& entropy) {
  std::array<std::byte, 32> bytes{};
  entropy.fill(bytes);
  std::string key;
  for (const std::byte byte : bytes) key += std::to_integer<char>(byte);
  return key;
}

void open_box(const CoreCall& call, CoreChanges& result) {
  if (call.live.box_key.empty()) result.changes.opens_box = new_box_key(call.room.ports.entropy);
}

namespace {

void start_guide_time(CoreChanges& result, const CoreCall& call) {
  SpaceState& state = *result.changes.state;
  if (state.minutes > 0) state.ends_at = call.now + k_minute_ms * state.minutes;
}

CoreChanges closed(const CoreCall& call) {
  CoreChanges result = to_phase(call, Phase::closed);
  result.changes.state->ends_at.reset();
  result.changes.destroys_box = !call.live.box_key.empty();
  result.changes.cancelled_wakes.emplace_back(k_closing_wake);
  result.changes.undoable = !call.live.space.state.sealed;
  result.changes.remove(call.live.space, k_missing_result_key);
  number_what_was_given(call, result.changes);
  return result;
}

}  // namespace

CoreOutcome prepare_activity(const CoreCall& call) {
  if (!is_in(call, {Phase::draft})) return not_now(call);
  if (call.live.space.state.put_away) return core_rejection("put_away");
  CoreChanges result = to_phase(call, Phase::lobby);
  const ActivityType* type = call.room.type_of(call.live.space.state);
  if (!type) return core_rejection("activity_missing");
  result.changes.state->plugin_version = type->version;
  result.changes.state->state_version = type->state_version;
  result.changes.state->sealed = type->has_ballots();
  result.opens_first = true;
  return result;
}

bool is_ready_to_open(const Space& space, const ActivityType* type) {
  if (!type || type->opens_with.empty()) return true;
  return std::any_of(space.records.begin(), space.records.end(),
                     [&](const auto& entry) { return entry.second->type == type->opens_with; });
}

CoreOutcome open_activity(const CoreCall& call) {
  if (!is_in(call, {Phase::lobby})) return not_now(call);
  if (call.live.space.state.put_away) return core_rejection("put_away");
  const ActivityType* type = call.room.type_of(call.live.space.state);
  if (!is_ready_to_open(call.live.space, type)) return core_rejection("not_ready");
  const json& args = call.args();
  const std::string reason = args.value("override_reason", "");
  const bool lacks_promise = needs_promise(call.live.space.state, type) &&
                             !has_kept_promise(call.room.pending, call.room.ports.types.kinds());
  if (lacks_promise && reason.empty()) return core_rejection("promise_first");
  CoreChanges result = to_phase(call, Phase::open);
  if (type && !type->stages.empty()) result.changes.state->stage = type->stages.front();
  start_guide_time(result, call);
  open_box(call, result);
  if (lacks_promise) {
    Record record;
    record.key = Key("override/" + random_id(call.room.ports.entropy));
    record.type = "override";
    record.audience = Audience({"facilitators"});
    record.body = Body(json{{"reason", reason}, {"at", call.now}}.dump());
    result.changes.put(call.live.space, std::move(record));
  }
  return result;
}

CoreOutcome pause_activity(const CoreCall& call) {
  if (!is_in(call, {Phase::open, Phase::closing_soon, Phase::reopened})) return not_now(call);
  CoreChanges result = to_phase(call, Phase::paused);
  result.changes.cancelled_wakes.emplace_back(k_closing_wake);
  result.changes.undoable = true;
  return result;
}

CoreOutcome resume_activity(const CoreCall& call) {
  if (!is_in(call, {Phase::paused, Phase::closing_soon})) return not_now(call);
  CoreChanges result = to_phase(call, Phase::open);
  result.changes.cancelled_wakes.emplace_back(k_closing_wake);
  return result;
}

CoreOutcome extend_activity(const CoreCall& call) {
  if (!is_in(call, {Phase::open, Phase::paused, Phase::closing_soon, Phase::reopened})) {
    return not_now(call);
  }
  const auto minutes = call.args().at("minutes").get<Instant>();
  CoreChanges result;
  SpaceState state = call.live.space.state;
  state.ends_at = std::max(state.ends_at.value_or(call.now), call.now) + minutes * k_minute_ms;
  if (state.phase == Phase::closing_soon) {
    state.phase = Phase::open;
    result.tells_decider = true;
    result.changes.cancelled_wakes.emplace_back(k_closing_wake);
  }
  result.changes.state = std::move(state);
  return result;
}

Wake closing_wake(const CoreCall& call) {
  return {call.live.space.state.id, k_closing_wake,
          call.now + limits::to_ms(limits::k_closing_warning), Body()};
}

CoreOutcome close_activity(const CoreCall& call) {
  if (!is_in(call, {Phase::open, Phase::paused, Phase::closing_soon, Phase::reopened})) {
    return not_now(call);
  }
  if (call.args().value("now", false)) return closed(call);
  if (is_in(call, {Phase::closing_soon})) return not_now(call);
  CoreChanges result = to_phase(call, Phase::closing_soon);
  result.changes.wakes.push_back(closing_wake(call));
  return result;
}

CoreOutcome finish_closing(const CoreCall& call) {
  if (!is_in(call, {Phase::closing_soon})) return CoreChanges{};
  const auto composing = call.room.composing.find(call.live.space.state.id);
  const bool somebody = composing != call.room.composing.end() && !composing->second.empty();
  if (call.live.space.state.sealed && somebody) {
    CoreChanges waits;
    waits.changes.wakes.push_back(
        {call.live.space.state.id, k_closing_wake, call.now + k_look_again_ms, Body()});
    return waits;
  }
  return closed(call);
}

CoreOutcome reveal_activity(const CoreCall& call) {
  const ActivityType* type = call.room.type_of(call.live.space.state);
  const bool has_it = !type || std::find(type->phases.begin(), type->phases.end(),
                                         Phase::revealed) != type->phases.end();
  if (!has_it || !is_in(call, {Phase::closed})) return not_now(call);
  CoreChanges result = to_phase(call, Phase::revealed);
  result.changes.undoable = true;
  return result;
}

void lift_until_reveal(const Space& space, ChangeSet& changes) {
  const auto lift = [&](const RecordPtr& record) {
    if (!record || record->gate != Gate::until_reveal) return;
    Record lifted = *record;
    lifted.gate = Gate::open;
    changes.put(space, std::move(lifted));
  };
  const auto touched = changes.touched;
  std::set<Key> already;
  for (const auto& entry : touched) {
    lift(entry.after);
    if (entry.before) already.insert(entry.before->key);
  }
  for (const auto& [key, record] : space.records) {
    if (!already.contains(key)) lift(record);
  }
}

CoreOutcome reopen_activity(const CoreCall& call) {
  const bool sealed = call.live.space.state.sealed;
  const ActivityType* type = call.room.type_of(call.live.space.state);
  const bool another_round = sealed && type && type->asks_again && is_in(call, {Phase::revealed});
  const bool may =
      is_in(call, {Phase::closed}) || another_round || (!sealed && is_in(call, {Phase::revealed}));
  if (!may) return not_now(call);
  if (call.live.space.state.put_away) return core_rejection("put_away");
  CoreChanges result = to_phase(call, Phase::reopened);
  result.changes.clears_spent = another_round;
  if (another_round) result.changes.remove(call.live.space, k_turnout_key);
  start_guide_time(result, call);
  open_box(call, result);
  return result;
}

CoreOutcome move_to_stage(const CoreCall& call) {
  const ActivityType* type = call.room.type_of(call.live.space.state);
  if (!type) return core_rejection("activity_missing");
  const auto to = call.args().at("to").get<std::string>();
  if (!type->has_stage(to)) return core_rejection("no_such_stage");
  if (!is_in(call, {Phase::open, Phase::paused, Phase::reopened})) return not_now(call);
  if (call.live.space.state.stage == to) return core_rejection("at_this_stage");
  CoreChanges result;
  result.changes.state = call.live.space.state;
  result.changes.state->stage = to;
  result.changes.undoable = true;
  result.tells_decider = true;
  result.changes_stage = true;
  return result;
}

CoreChanges make_missing_result(const LiveSpace& live) {
  CoreChanges result;
  result.changes.remove(live.space, k_missing_result_key);
  result.tells_decider = true;
  result.asked_as = Phase::closed;
  return result;
}

}  // namespace chorus::kernel

#include "kernel/pipeline/deciding.hpp"

#include "kernel/commands/material.hpp"
#include "kernel/commands/phase_commands.hpp"
#include "kernel/pipeline/migration.hpp"
#include "kernel/room/missing_result.hpp"
#include "kernel/room/plan.hpp"
#include "kernel/room/projection.hpp"
#include "kernel/room/sitting.hpp"
#include "kernel/room/state_age.hpp"
#include "kernel/values/body_members.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <utility>

namespace chorus::kernel {
namespace {

using nlohmann::json;
using Stage = Recovery::Stage;

Rejection fault_words(DeciderFault fault) {
  switch (fault) {
    case DeciderFault::restarted: return core_rejection("activity_restarted");
    case DeciderFault::paused: return core_rejection("activity_paused");
    case DeciderFault::unavailable: return core_rejection("activity_missing");
  }
  return core_rejection("activity_missing");
}

// Why there is nobody who decides.
Rejection without_type(const SpaceState& state, const ActivityTypes& types) {
  return core_rejection(types.find(state.plugin_id) ? "activity_unread" : "activity_missing");
}

// What the actor does not see is to them at revision 0, like what is not there.
std::optional<Rejection> stale(const Command& command, const Space& space, const Reader& reader) {
  if (!command.if_rev) return std::nullopt;
  const auto args = command.args.value();
  const auto key = args->find("key");
  const bool names_one = key != args->end() && key->is_string();
  const auto found = space.records.find(Key(names_one ? key->get<std::string>() : ""));
  const bool seen = found != space.records.end() && visible_to(found->second, reader);
  const std::uint64_t rev = seen ? found->second->rev : 0;
  if (rev == *command.if_rev) return std::nullopt;
  return core_rejection("stale", Body(json{{"rev", rev}}.dump()));
}

// The leads learn how many have chosen, never what.
void count_turnout(const LiveSpace& live, ChangeSet& changes) {
  const auto fresh = std::count_if(changes.ballots.begin(), changes.ballots.end(),
                                   [&](const Ballot& b) { return !live.ballots.contains(b.key); });
  const auto known = live.space.records.find(k_turnout_key);
  const bool counted = known != live.space.records.end();
  if (fresh == 0 && counted) return;
  // A turnout that cannot be read is counted anew from the box.
  const auto before =
      counted ? number_in(known->second->body, "voted").value_or(live.ballots.size()) : 0;
  Record record;
  record.key = k_turnout_key;
  record.type = "turnout";
  record.audience = Audience({"facilitators"});
  record.body = Body(json{{"voted", before + static_cast<std::uint64_t>(fresh)}}.dump());
  changes.put(live.space, std::move(record));
}

// A phase may change without the activity's say where nothing would be lost by it.
bool may_go_on_without_decider(const CoreChanges& core, const LiveSpace& live) {
  if (!core.changes.state || core.asked_as || core.opens_first) return false;
  switch (core.changes.state->phase) {
    case Phase::paused:
    case Phase::closing_soon: return true;
    case Phase::closed: return live.ballots.empty();
    default: return false;
  }
}

bool can_be_undone(const Cause& cause, const ChangeSet& changes) {
  return cause.actor && cause.actor->role == Role::facilitator && changes.ballots.empty() &&
         !changes.touched.empty() && changes.wakes.empty() && changes.cancelled_wakes.empty();
}

}  // namespace

Deciding::Deciding(RoomState& room, CommandQueues& queues, Recovery& recovery,
                   Committing& committing)
    : room_(room), queues_(queues), recovery_(recovery), committing_(committing) {}

void Deciding::begin(const Work& work) {
  recovery_.guarded(Stage::deciding, work, [&] { start(work); });
}

void Deciding::follow_up(const std::vector<Command>& commands) {
  for (const auto& command : commands) {
    Work work;
    work.command = command;
    queues_.push(std::move(work));
  }
}

void Deciding::start(const Work& work) {
  LiveSpace& live = room_.at(work.command.space);
  const bool is_barred = recovery_.is_barred(work);
  if (room_.in_trouble() || is_barred) {
    // What has no client is in the file and begins anew with what is read from it.
    if (!work.has_client()) return queues_.space_is_free(work.command.space);
    return committing_.refuse(work,
                              core_rejection(is_barred ? "internal_again" : "storage_trouble"));
  }
  if (work.has_client()) {
    if (auto rejection = refused_as_material(room_, work.command)) {
      return committing_.refuse(work, std::move(*rejection));
    }
  }
  if (work.migrates()) return start_migration(work, live);
  if (work.wake) return start_wake(work, live);
  if (work.command.name.starts_with(k_core_prefix)) return start_core(work, live);
  start_activity(work, live);
}

void Deciding::start_core(const Work& work, LiveSpace& live) {
  const bool is_kernels_own = !work.has_client();
  if (!is_kernels_own &&
      room_.ports.schemas.core_args_fault(work.command.name, work.command.args)) {
    return committing_.refuse(work, core_rejection("bad_args"));
  }
  if (auto rejection = stale(work.command, live.space, room_.reader_of(work.command.actor))) {
    return committing_.refuse(work, std::move(*rejection));
  }
  const bool activity = live.space.state.id != k_inquiry_space;
  if (activity && work.command.name == "core.open" && live.space.state.phase == Phase::draft &&
      work.command.actor.role == Role::facilitator) {
    return prepare_first(work, live);
  }
  const CoreCall call{room_, live, work.command, room_.identity, room_.ports.clock.now()};
  CoreOutcome outcome = is_kernels_own && !work.prepares ? run_own_command(call)
                        : activity                       ? run_activity_command(call)
                                                         : run_inquiry_command(call);
  if (auto* rejection = std::get_if<Rejection>(&outcome)) {
    return committing_.refuse(work, *rejection);
  }
  auto core = std::get<CoreChanges>(std::move(outcome));
  if (core.tries_again) {
    room_.faults.erase(live.space.state.id);
    room_.ports.decider.try_again(live.space.state.id);
  }
  if (!activity) {
    auto effect = effect_on_plan(room_, live.space, core.changes);
    if (auto* rejection = std::get_if<Rejection>(&effect)) {
      return committing_.refuse(work, std::move(*rejection));
    }
    core.changes.planned = std::move(std::get<PlanEffect>(effect).planned);
    core.changes.unplanned = std::move(std::get<PlanEffect>(effect).unplanned);
  }
  ask_decider(work, live, std::move(core));
}

// The opening waits at the head of the queue until the activity has laid out its furniture.
void Deciding::prepare_first(const Work& opening, LiveSpace& live) {
  Work prepare;
  prepare.command.space = opening.command.space;
  prepare.command.name = "core.prepare";
  prepare.command.actor = opening.command.actor;
  prepare.prepares = true;
  queues_.push_front(opening);
  recovery_.guarded(Stage::deciding, prepare, [&] { start_core(prepare, live); });
}

void Deciding::ask(const Work& work, const Call& call, GoOn go_on) {
  if (!work.migrates() && !room_.type_of(room_.at(call.space).space.state)) {
    return go_on(work, DeciderFault::unavailable);
  }
  const std::uint64_t epoch = recovery_.epoch();
  room_.ports.decider.decide(call, [this, epoch, kept = std::make_shared<const Work>(work),
                                    go_on = std::move(go_on)](const Decision& decision) {
    if (epoch != recovery_.epoch()) return;
    recovery_.guarded(Stage::deciding, *kept, [&] { go_on(*kept, decision); });
  });
}

void Deciding::ask_decider(const Work& work, LiveSpace& live, CoreChanges core) {
  if (!core.tells_decider) {
    const std::uint64_t epoch = recovery_.epoch();
    committing_.finish(work, live, std::move(core.changes));
    if (epoch == recovery_.epoch()) follow_up(core.follow_ups);
    return;
  }
  const auto what = core.opens_first     ? Call::What::opened
                    : core.changes_stage ? Call::What::stage_changed
                                         : Call::What::phase_changed;
  const Phase phase = core.asked_as ? *core.asked_as : core.changes.state->phase;
  const std::string stage = core.changes.state ? core.changes.state->stage : live.space.state.stage;
  Call call = call_for(work, live, what, core.changes_stage ? stage : std::string(to_text(phase)));
  call.phase = phase;
  call.stage = stage;
  ask(work, call, [this, core = std::move(core)](const Work& asked, const Decision& decision) {
    core_decided(asked, core, decision);
  });
}

Rejection Deciding::words_of(DeciderFault fault, const LiveSpace& live) const {
  const bool is_without = fault == DeciderFault::unavailable && !room_.type_of(live.space.state);
  return is_without ? without_type(live.space.state, room_.ports.types) : fault_words(fault);
}

// What the type of an older state makes of it takes the older one's place as one act, if all of it
// fits then. If not, all stays as it is, the activity is as without a type, and the leads are told;
// "try again" and the next start try once more.
void Deciding::start_migration(const Work& work, LiveSpace& live) {
  const SpaceState& state = live.space.state;
  const ActivityType* type = room_.ports.types.find(state.plugin_id);
  if (!type || age_of(state, *type) != StateAge::older) {
    return queues_.space_is_free(state.id);
  }
  ask(work, call_for(work, live, Call::What::migrate, std::to_string(state.state_version)),
      [this](const Work& asked, const Decision& decision) { migrated(asked, decision); });
}

void Deciding::migrated(const Work& work, const Decision& decision) {
  LiveSpace& live = room_.at(work.command.space);
  auto result = migration(room_, live, decision);
  if (auto* changes = std::get_if<ChangeSet>(&result)) {
    return committing_.finish(work, live, std::move(*changes));
  }
  recovery_.log(live.space.state.id.value() +
                " cannot be carried over: " + std::get<std::string>(result));
  const auto notice = unfitting_state_notice(live.space.state, room_.ports.types);
  if (notice) room_.ports.publisher.noticed(*notice);
  committing_.refuse(work, core_rejection("activity_unread"));
}

std::optional<ChangeSet> Deciding::accepted(const Work& work, const LiveSpace& live,
                                            const Decision& decision, const Cause& cause) {
  const ActivityType* type = room_.type_of(live.space.state);
  if (!type) {
    committing_.refuse(work, without_type(live.space.state, room_.ports.types));
    return std::nullopt;
  }
  auto result = checked(std::get<Outputs>(decision), live, *type, room_.ports.schemas, cause,
                        {room_.pending, room_.ports.types.kinds(), room_.identity,
                         room_.ports.entropy, room_.ports.clock.now(), room_.media});
  if (auto* changes = std::get_if<ChangeSet>(&result)) return std::move(*changes);
  if (const auto* fault = std::get_if<OutputFault>(&result)) {
    report_fault(work, *fault);
  } else {
    committing_.refuse(work, std::get<Rejection>(result));
  }
  return std::nullopt;
}

void Deciding::core_decided(const Work& work, CoreChanges core, const Decision& decision) {
  LiveSpace& live = room_.at(work.command.space);
  // It was set otherwise while it laid out its furniture: it does so again.
  if (core.opens_first && !(core.changes.state->settings == live.space.state.settings)) {
    return start_core(work, live);
  }
  if (const auto* rejection = std::get_if<Rejection>(&decision)) {
    return committing_.refuse(work, *rejection);
  }
  if (const auto* fault = std::get_if<DeciderFault>(&decision)) {
    if (!may_go_on_without_decider(core, live)) {
      return committing_.refuse(work, words_of(*fault, live));
    }
    if (core.changes.state->phase == Phase::closed) {
      note_missing_result(live, room_.ports.clock.now(), core.changes);
    }
    return committing_.finish(work, live, std::move(core.changes));
  }
  const auto changes = accepted(work, live, decision, Cause{});
  if (!changes) return;
  core.changes.take(live.space, *changes);
  if (core.changes.state && core.changes.state->phase == Phase::revealed) {
    lift_until_reveal(live.space, core.changes);
  }
  committing_.finish(work, live, std::move(core.changes));
}

void Deciding::start_wake(const Work& work, LiveSpace& live) {
  if (work.wake->name == k_closing_wake) {
    const CoreCall call{room_, live, work.command, room_.identity, room_.ports.clock.now()};
    CoreOutcome outcome = finish_closing(call);
    if (auto* rejection = std::get_if<Rejection>(&outcome)) {
      return committing_.refuse(work, *rejection);
    }
    return ask_decider(work, live, std::get<CoreChanges>(std::move(outcome)));
  }
  ask(work, call_for(work, live, Call::What::woke, work.wake->name),
      [this](const Work& asked, const Decision& decision) { decided(asked, decision); });
}

std::optional<Rejection> Deciding::refusal(const Work& work, const LiveSpace& live,
                                           const ActivityType& type) const {
  const Command& command = work.command;
  const auto rules = type.command_types.find(command.name);
  if (rules == type.command_types.end()) return core_rejection("unknown_command");
  const auto& roles = rules->second.roles;
  if (std::find(roles.begin(), roles.end(), command.actor.role) == roles.end()) {
    const bool is_lead = command.actor.role == Role::facilitator;
    return core_rejection(is_lead ? "not_for_leads" : "leads_only");
  }
  const auto& phases = rules->second.phases;
  const Phase phase = live.space.state.phase;
  if (std::find(phases.begin(), phases.end(), phase) == phases.end()) {
    return core_rejection("not_now", Body(json{{"phase", to_text(phase)}}.dump()));
  }
  const auto& stages = rules->second.stages;
  const std::string& stage = live.space.state.stage;
  const bool has_stages = takes_answers(phase) || phase == Phase::paused;
  if (has_stages && !stages.empty() &&
      std::find(stages.begin(), stages.end(), stage) == stages.end()) {
    return core_rejection("not_at_this_stage", Body(json{{"stage", stage}}.dump()));
  }
  if (room_.ports.schemas.args_fault(type.id, command.name, command.args)) {
    return core_rejection("bad_args");
  }
  return stale(command, live.space, room_.reader_of(command.actor));
}

void Deciding::start_activity(const Work& work, LiveSpace& live) {
  const ActivityType* type = room_.type_of(live.space.state);
  if (live.space.state.id == k_inquiry_space) {
    return committing_.refuse(work, core_rejection("unknown_command"));
  }
  if (!type) return committing_.refuse(work, without_type(live.space.state, room_.ports.types));
  if (auto rejection = refusal(work, live, *type)) {
    return committing_.refuse(work, std::move(*rejection));
  }
  ask(work, call_for(work, live, Call::What::command, work.command.name),
      [this](const Work& asked, const Decision& decision) { decided(asked, decision); });
}

Call Deciding::call_for(const Work& work, const LiveSpace& live, Call::What what,
                        std::string name) const {
  Call call;
  call.what = what;
  call.space = live.space.state.id;
  call.name = std::move(name);
  call.now = room_.ports.clock.now();
  call.seed = seed();
  call.phase = live.space.state.phase;
  call.stage = live.space.state.stage;
  if (what == Call::What::woke) call.args = work.wake->payload;
  if (what != Call::What::command) return call;
  call.args = work.command.args;
  call.role = work.command.actor.role;
  call.role_group = work.command.actor.role_group;
  if (call.role == Role::participant) {
    call.groups = groups_of(room_.pending, work.command.actor.person);
  }
  call.mark = live.mark_of(work.command.actor.person, room_.ports.digest);
  const auto& owned = live.index.owned_by(work.command.actor.person);
  call.owned.assign(owned.begin(), owned.end());
  return call;
}

void Deciding::decided(const Work& work, const Decision& decision) {
  LiveSpace& live = room_.at(work.command.space);
  if (const auto* rejection = std::get_if<Rejection>(&decision)) {
    return committing_.refuse(work, *rejection);
  }
  if (const auto* fault = std::get_if<DeciderFault>(&decision)) {
    return committing_.refuse(work, words_of(*fault, live));
  }
  Cause cause;
  if (!work.wake) {
    cause.actor = work.command.actor;
    cause.mark = live.mark_of(work.command.actor.person, room_.ports.digest);
  }
  auto changes = accepted(work, live, decision, cause);
  if (!changes) return;
  changes->answer_once = !changes->ballots.empty();
  changes->undoable = can_be_undone(cause, *changes);
  if (!changes->ballots.empty()) count_turnout(live, *changes);
  committing_.finish(work, live, std::move(*changes));
}

void Deciding::report_fault(const Work& work, const OutputFault& fault) {
  const LiveSpace& live = room_.at(work.command.space);
  const json args{{"title", live.space.state.title}, {"what", fault.what}};
  room_.ports.publisher.noticed(
      {"activity_faulty", "notice.activity_faulty", Body(args.dump()), true});
  committing_.refuse(work, core_rejection("activity_faulty"));
}

std::uint64_t Deciding::seed() const {
  std::array<std::byte, 8> bytes{};
  room_.ports.entropy.fill(bytes);
  std::uint64_t value = 0;
  for (const std::byte byte : bytes) value = (value << 8U) | std::to_integer<std::uint64_t>(byte);
  return value;
}

}  // namespace chorus::kernel

#include "kernel/pipeline.hpp"

#include "kernel/history.hpp"
#include "kernel/limits.hpp"
#include "kernel/phase_commands.hpp"
#include "kernel/projection.hpp"
#include "kernel/taken_in.hpp"
#include "kernel/undo.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace chorus::kernel {
namespace {

using nlohmann::json;

Rejection fault_words(DeciderFault fault) {
  switch (fault) {
    case DeciderFault::restarted: return core_rejection("activity_restarted");
    case DeciderFault::paused: return core_rejection("activity_paused");
    case DeciderFault::unavailable: return core_rejection("activity_missing");
  }
  return core_rejection("activity_missing");
}

// What the actor does not see is to them at revision 0, like what is not there.
std::optional<Rejection> stale(const Command& command, const Space& space) {
  if (!command.if_rev) return std::nullopt;
  const json args = json::parse(command.args.text());
  const bool names_one = args.contains("key") && args["key"].is_string();
  const auto found = space.records.find(Key(names_one ? args["key"].get<std::string>() : ""));
  const Reader reader{{command.actor.role, command.actor.groups}, command.actor.person};
  const bool seen = found != space.records.end() && visible_to(found->second, reader);
  const std::uint64_t rev = seen ? found->second->rev : 0;
  if (rev == *command.if_rev) return std::nullopt;
  return core_rejection("stale", Body(json{{"rev", rev}}.dump()));
}

bool changes_nothing(const ChangeSet& changes) {
  return changes.touched.empty() && !changes.state && changes.wakes.empty() &&
         changes.cancelled_wakes.empty() && changes.ballots.empty() && changes.passes.empty() &&
         changes.seats.empty() && changes.meta.empty() && !changes.undone &&
         changes.withdrawn.empty() && changes.dropped_undo.empty();
}

bool leaves_tombstones(const ChangeSet& changes) {
  return std::any_of(changes.touched.begin(), changes.touched.end(), [](const Touched& touched) {
    return touched.after && touched.after->gate == Gate::withdrawn;
  });
}

// The leads learn how many have chosen, never what (architecture 2.13 step 5).
void count_turnout(const LiveSpace& live, ChangeSet& changes) {
  const auto fresh = std::count_if(changes.ballots.begin(), changes.ballots.end(),
                                   [&](const Ballot& b) { return !live.ballots.contains(b.key); });
  const auto known = live.space.records.find(k_turnout_key);
  const bool counted = known != live.space.records.end();
  const auto before = counted ? json::parse(known->second->body.text()).value("voted", 0) : 0;
  if (fresh == 0 && counted) return;
  Record record;
  record.key = k_turnout_key;
  record.type = "turnout";
  record.audience = Audience({"facilitators"});
  record.body = Body(json{{"voted", before + fresh}}.dump());
  changes.put(live.space, std::move(record));
}

// A phase may change without the activity's say where nothing would be lost by it.
bool may_go_on_without_decider(const CoreChanges& core, const LiveSpace& live) {
  if (!core.changes.state || core.opens_first) return false;
  switch (core.changes.state->phase) {
    case Phase::paused:
    case Phase::closing_soon: return true;
    case Phase::closed: return live.ballots.empty();
    default: return false;
  }
}

}  // namespace

Pipeline::Pipeline(RoomState& room) : room_(room), feed_(room) {}

void Pipeline::start() {
  for (auto& [id, live] : room_.pending) {
    if (id == k_inquiry_space) continue;
    feed_.attach(live);
    const Phase phase = live.space.state.phase;
    const bool open_box = takes_answers(phase) || phase == Phase::paused;
    if (!open_box || !live.box_key.empty()) continue;
    // The key that makes pseudonyms is gone (a restored copy, a moved file), and with it every
    // sealed choice: the vote starts anew, and the room is told (architecture 2.8).
    ChangeSet changes;
    std::array<std::byte, 32> bytes{};
    room_.ports.entropy.fill(bytes);
    changes.opens_box.emplace();
    for (const std::byte byte : bytes) *changes.opens_box += std::to_integer<char>(byte);
    const bool had_votes = live.space.state.sealed && !live.spent.empty();
    changes.clears_spent = had_votes;
    changes.remove(live.space, k_turnout_key);
    Work work;
    work.command.space = id;
    work.command.name = "core.box_lost";
    finish(work, live, std::move(changes));
    if (had_votes) {
      const json args{{"title", live.space.state.title}};
      const Notice notice{"votes_reopened", "notice.votes_reopened", Body(args.dump()), false};
      room_.standing_notices.push_back(notice);
      room_.ports.publisher.noticed(notice);
    }
  }
  honour_withdrawals();
  note_reviews(missing_reviews(room_.pending));
  note_recalls();
}

Surroundings Pipeline::surroundings() const {
  return {room_.pending, room_.ports.entropy, room_.ports.clock.now()};
}

bool Pipeline::submit(Command command, const SeatId& seat) {
  const ClientId client = command.client;
  ClientState& state = room_.clients[client];
  if (state.seat.empty()) state.seat = seat;
  auto& queue = clients_[client];
  if (queue.waiting.size() >= limits::k_commands_waiting) return false;
  queue.waiting.push_back(std::move(command));
  pump(client);
  return true;
}

void Pipeline::forget_waiting(const ClientId& client) {
  const auto found = clients_.find(client);
  if (found != clients_.end()) found->second.waiting.clear();
}

void Pipeline::pump(const ClientId& client) {
  auto& queue = clients_[client];
  if (queue.pumping) return;
  queue.pumping = true;
  while (!queue.busy && !queue.waiting.empty()) {
    Work work;
    work.command = std::move(queue.waiting.front());
    queue.waiting.pop_front();
    if (work.command.k <= room_.clients[client].last_k) {
      answer_again(work.command);
      continue;
    }
    queue.busy = true;
    const SpaceId space = work.command.space;
    if (work.command.actor.role == Role::wall) {
      refuse(work, core_rejection("leads_only"));
      continue;
    }
    if (!is_here_for(work.command)) {
      refuse(work, core_rejection("not_here"));
      continue;
    }
    spaces_[space].waiting.push_back(std::move(work));
    pump(space);
  }
  queue.pumping = false;
}

// What has not been opened is to everybody but the leads as if it were not there.
bool Pipeline::is_here_for(const Command& command) {
  const LiveSpace* live = room_.find(command.space);
  return live && (command.actor.role == Role::facilitator || command.space == k_inquiry_space ||
                  is_shown_to_all(live->space.state.phase));
}

void Pipeline::pump(const SpaceId& space) {
  auto& queue = spaces_[space];
  if (queue.pumping) return;
  queue.pumping = true;
  while (!queue.busy && !queue.waiting.empty()) {
    queue.busy = true;
    const Work work = std::move(queue.waiting.front());
    queue.waiting.pop_front();
    start(work);
  }
  queue.pumping = false;
}

void Pipeline::start(const Work& work) {
  LiveSpace& live = *room_.find(work.command.space);
  if (room_.in_trouble) return refuse(work, core_rejection("storage_trouble"));
  if (work.wake) return start_wake(work, live);
  if (work.command.name.starts_with(k_core_prefix)) return start_core(work, live);
  start_activity(work, live);
}

void Pipeline::start_core(const Work& work, LiveSpace& live) {
  const bool is_kernels_own = !work.has_client();
  if (!is_kernels_own &&
      room_.ports.schemas.core_args_fault(work.command.name, work.command.args)) {
    return refuse(work, core_rejection("bad_args"));
  }
  const bool activity = live.space.state.id != k_inquiry_space;
  if (activity && work.command.name == "core.open" && live.space.state.phase == Phase::draft &&
      work.command.actor.role == Role::facilitator) {
    Work prepare;
    prepare.command.space = work.command.space;
    prepare.command.name = "core.prepare";
    prepare.command.actor = work.command.actor;
    prepare.prepares = true;
    auto& waiting = spaces_[work.command.space].waiting;
    waiting.push_front(work);
    start_core(prepare, live);
    return;
  }
  const CoreCall call{room_, live, work.command, room_.ports.clock.now()};
  CoreOutcome outcome = is_kernels_own && !work.prepares ? run_own_command(call)
                        : activity                       ? run_activity_command(call)
                                                         : run_inquiry_command(call);
  if (auto* rejection = std::get_if<Rejection>(&outcome)) return refuse(work, *rejection);
  ask_decider(work, live, std::get<CoreChanges>(std::move(outcome)));
}

void Pipeline::ask_decider(const Work& work, LiveSpace& live, CoreChanges core) {
  if (!core.tells_decider) {
    finish(work, live, std::move(core.changes));
    return follow_up(core.follow_ups);
  }
  const auto what = core.opens_first ? Call::What::opened : Call::What::phase_changed;
  const Phase phase = core.changes.state->phase;
  Call call = call_for(work, live, what, std::string(to_text(phase)));
  call.phase = phase;
  const std::uint64_t epoch = epoch_;
  room_.ports.decider.decide(call, [this, epoch, work, core](const Decision& decision) {
    if (epoch == epoch_) core_decided(work, core, decision);
  });
}

void Pipeline::core_decided(const Work& work, CoreChanges core, const Decision& decision) {
  LiveSpace& live = *room_.find(work.command.space);
  if (const auto* rejection = std::get_if<Rejection>(&decision)) return refuse(work, *rejection);
  if (const auto* fault = std::get_if<DeciderFault>(&decision)) {
    if (!may_go_on_without_decider(core, live)) return refuse(work, fault_words(*fault));
    return finish(work, live, std::move(core.changes));
  }
  const ActivityType* type = room_.ports.types.find(live.space.state.plugin_id);
  if (!type) return refuse(work, fault_words(DeciderFault::unavailable));
  auto result = checked(std::get<Outputs>(decision), live, *type, room_.ports.schemas, Cause{},
                        surroundings());
  if (const auto* fault = std::get_if<OutputFault>(&result)) return report_fault(work, *fault);
  if (const auto* rejection = std::get_if<Rejection>(&result)) return refuse(work, *rejection);
  core.changes.take(live.space, std::get<ChangeSet>(result));
  if (core.changes.state && core.changes.state->phase == Phase::revealed) {
    lift_until_reveal(live.space, core.changes);
  }
  finish(work, live, std::move(core.changes));
}

void Pipeline::start_wake(const Work& work, LiveSpace& live) {
  if (work.wake->name == k_closing_wake) {
    const CoreCall call{room_, live, work.command, room_.ports.clock.now()};
    CoreOutcome outcome = finish_closing(call);
    if (auto* rejection = std::get_if<Rejection>(&outcome)) return refuse(work, *rejection);
    return ask_decider(work, live, std::get<CoreChanges>(std::move(outcome)));
  }
  const Call call = call_for(work, live, Call::What::woke, work.wake->name);
  const std::uint64_t epoch = epoch_;
  room_.ports.decider.decide(call, [this, epoch, work](const Decision& decision) {
    if (epoch == epoch_) decided(work, decision);
  });
}

std::optional<Rejection> Pipeline::refusal(const Work& work, const LiveSpace& live,
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
  if (room_.ports.schemas.args_fault(type.id, command.name, command.args)) {
    return core_rejection("bad_args");
  }
  return stale(command, live.space);
}

void Pipeline::start_activity(const Work& work, LiveSpace& live) {
  const ActivityType* type = room_.ports.types.find(live.space.state.plugin_id);
  if (live.space.state.id == k_inquiry_space)
    return refuse(work, core_rejection("unknown_command"));
  if (!type) return refuse(work, fault_words(DeciderFault::unavailable));
  if (auto rejection = refusal(work, live, *type)) return refuse(work, std::move(*rejection));
  const Call call = call_for(work, live, Call::What::command, work.command.name);
  const std::uint64_t epoch = epoch_;
  room_.ports.decider.decide(call, [this, epoch, work](const Decision& decision) {
    if (epoch == epoch_) decided(work, decision);
  });
}

Call Pipeline::call_for(const Work& work, const LiveSpace& live, Call::What what,
                        std::string name) const {
  Call call;
  call.what = what;
  call.space = live.space.state.id;
  call.name = std::move(name);
  call.now = room_.ports.clock.now();
  call.seed = seed();
  call.phase = live.space.state.phase;
  if (what == Call::What::woke) call.args = work.wake->payload;
  if (what != Call::What::command) return call;
  call.args = work.command.args;
  call.role = work.command.actor.role;
  call.groups = work.command.actor.groups;
  call.groups.emplace_back("role:" + std::string(to_text(work.command.actor.role_group)));
  call.mark = live.mark_of(work.command.actor.person, room_.ports.digest);
  const auto& owned = live.index.owned_by(work.command.actor.person);
  call.owned.assign(owned.begin(), owned.end());
  return call;
}

void Pipeline::decided(const Work& work, const Decision& decision) {
  LiveSpace& live = *room_.find(work.command.space);
  const ActivityType* type = room_.ports.types.find(live.space.state.plugin_id);
  if (const auto* rejection = std::get_if<Rejection>(&decision)) return refuse(work, *rejection);
  if (const auto* fault = std::get_if<DeciderFault>(&decision)) {
    return refuse(work, fault_words(*fault));
  }
  if (!type) return refuse(work, fault_words(DeciderFault::unavailable));
  Cause cause;
  if (!work.wake) {
    cause.actor = work.command.actor;
    cause.mark = live.mark_of(work.command.actor.person, room_.ports.digest);
  }
  auto result =
      checked(std::get<Outputs>(decision), live, *type, room_.ports.schemas, cause, surroundings());
  if (const auto* fault = std::get_if<OutputFault>(&result)) return report_fault(work, *fault);
  if (const auto* rejection = std::get_if<Rejection>(&result)) return refuse(work, *rejection);
  auto& changes = std::get<ChangeSet>(result);
  changes.answer_once = !changes.ballots.empty();
  changes.undoable = cause.actor && cause.actor->role == Role::facilitator &&
                     changes.ballots.empty() && !changes.touched.empty() && changes.wakes.empty() &&
                     changes.cancelled_wakes.empty();
  if (!changes.ballots.empty()) count_turnout(live, changes);
  finish(work, live, std::move(changes));
}

void Pipeline::report_fault(const Work& work, const OutputFault& fault) {
  const LiveSpace& live = *room_.find(work.command.space);
  const json args{{"title", live.space.state.title}, {"what", fault.what}};
  room_.ports.publisher.noticed(
      {"activity_faulty", "notice.activity_faulty", Body(args.dump()), true});
  refuse(work, core_rejection("activity_faulty"));
}

void Pipeline::refuse(const Work& work, Rejection rejection) {
  if (work.wake) {
    // The wake is used up all the same, or it would fire for ever.
    ChangeSet nothing;
    return finish(work, *room_.find(work.command.space), std::move(nothing));
  }
  if (work.prepares) {
    // What cannot be prepared cannot be opened: the opening that waits gets the same words.
    auto& waiting = spaces_[work.command.space].waiting;
    const Work opening = std::move(waiting.front());
    waiting.pop_front();
    return refuse(opening, std::move(rejection));
  }
  if (work.has_client()) {
    const Answer answer{work.command.client, work.command.k, std::move(rejection)};
    remember(answer);
    room_.ports.publisher.answered(answer);
    clients_[work.command.client].busy = false;
  }
  done_with(work);
}

void Pipeline::done_with(const Work& work) {
  const auto space = spaces_.find(work.command.space);
  if (space != spaces_.end()) {
    space->second.busy = false;
    pump(work.command.space);
  }
  if (work.has_client()) pump(work.command.client);
}

void Pipeline::finish(const Work& work, LiveSpace& live, ChangeSet changes) {
  if (work.wake) changes.cancelled_wakes.push_back(work.wake->name);
  if (changes_nothing(changes) && !changes.opens_box && !changes.clears_spent) {
    if (work.has_client()) {
      const Answer answer{work.command.client, work.command.k, changes.answer};
      if (!changes.answer_once) remember(answer);
      room_.ports.publisher.answered(answer);
      clients_[work.command.client].busy = false;
    }
    return done_with(work);
  }
  Commit commit = commit_of(work, live, changes);
  Publication publication = publication_of(work, live, commit, changes);
  std::vector<Key> dead_ballots;
  if (commit.destroys_box) {
    for (const auto& [key, ballot] : live.ballots) dead_ballots.push_back(key);
  }
  apply_commit(room_.pending, commit);
  feed_.tell(commit, dead_ballots);
  store(std::move(commit), std::move(publication),
        work.has_client() ? std::optional(work.command.client) : std::nullopt);
  const bool is_taken_back = leaves_tombstones(changes);
  const bool may_need_review = changes.undone || is_taken_back;
  done_with(work);
  if (may_need_review) {
    note_reviews(missing_reviews(room_.pending, work.command.space, changes.touched));
  }
  if (is_taken_back) note_recalls();
}

Commit Pipeline::commit_of(const Work& work, LiveSpace& live, ChangeSet& changes) {
  Commit commit;
  commit.seq = room_.next_seq++;
  commit.space = live.space.state.id;
  commit.at = room_.ports.clock.now();
  name_in_journal(commit, work.command, work.wake.has_value(), changes);
  for (const auto& touched : changes.touched) {
    if (touched.after) {
      commit.puts.push_back(touched.after);
    } else {
      commit.removes.push_back(touched.before->key);
    }
  }
  commit.state = changes.state;
  commit.wakes = changes.wakes;
  commit.cancelled_wakes = changes.cancelled_wakes;
  commit.ballots = changes.ballots;
  commit.spent = changes.spent;
  commit.unspent = changes.unspent;
  commit.clears_spent = changes.clears_spent;
  commit.opens_box = changes.opens_box;
  commit.destroys_box = changes.destroys_box;
  commit.seats = changes.seats;
  commit.passes = changes.passes;
  commit.meta = changes.meta;
  commit.undone = changes.undone;
  commit.followed_undo = changes.followed_undo;
  commit.withdrawn = changes.withdrawn;
  commit.dropped_undo = changes.dropped_undo;
  commit.forgotten_answers = changes.forgotten_answers;
  if (work.has_client()) {
    commit.progress = ClientProgress{work.command.client, room_.clients[work.command.client].seat,
                                     work.command.k, changes.answer_once ? Body() : changes.answer};
  }
  if (changes.state && !changes.undoable && !changes.undone) {
    // A step that cannot be taken back stands on the steps before it: neither can they.
    for (const auto& entry : room_.undo[commit.space]) {
      if (entry.state_before) commit.dropped_undo.push_back(entry.seq);
    }
  }
  if (changes.undoable) {
    commit.undo = undo_entry(changes, live, work.command, commit.at);
    commit.undo->seq = commit.seq;
  }
  room_.keep_undo(commit);
  for (const auto& client : commit.forgotten_answers) forget_answers_of(client);
  for (const auto& name : commit.cancelled_wakes) room_.wakes.erase({commit.space, name});
  for (const auto& wake : commit.wakes) room_.wakes[{commit.space, wake.name}] = wake;
  return commit;
}

// They stay answered, but with nothing in the answer.
void Pipeline::forget_answers_of(const ClientId& client) {
  for (auto& [k, outcome] : room_.clients[client].answers) {
    if (std::holds_alternative<Body>(outcome)) outcome = Body();
  }
}

Publication Pipeline::publication_of(const Work& work, const LiveSpace& live, const Commit& commit,
                                     const ChangeSet& changes) const {
  Publication publication;
  publication.space = commit.space;
  publication.touched = changes.touched;
  publication.state = commit.state;
  publication.notices = changes.notices;
  for (const auto& ballot : commit.ballots) {
    const bool own = ballot.mark == live.mark_of(work.command.actor.person, room_.ports.digest);
    if (own) {
      publication.own_ballots.emplace_back(work.command.actor.person,
                                           own_copy(ballot, work.command.actor.person));
    }
  }
  if (commit.destroys_box) {
    for (const auto& [key, ballot] : live.ballots) {
      publication.ballots_gone.push_back(own_key(key));
    }
    auto& gone = publication.ballots_gone;
    std::sort(gone.begin(), gone.end());
    gone.erase(std::unique(gone.begin(), gone.end()), gone.end());
  }
  if (work.has_client()) {
    publication.answers.push_back({work.command.client, work.command.k, changes.answer});
  }
  return publication;
}

void Pipeline::publish_to_takers(Publication publication, Phase before) {
  const Space& from = room_.find_durable(publication.space)->space;
  if (!is_shown_to_all(before) && is_shown_to_all(from.state.phase)) {
    std::set<Key> told;
    for (const auto& touched : publication.touched) {
      told.insert(touched.after ? touched.after->key : touched.before->key);
    }
    for (const auto& [key, record] : from.records) {
      if (!told.contains(key)) publication.touched.push_back({record, record});
    }
  }
  for (const auto& [id, live] : room_.durable) {
    const ActivityType* type = room_.ports.types.find(live.space.state.plugin_id);
    if (!type || id == publication.space || type->takes_in.empty()) continue;
    Publication part = as_taken_in(publication, id, *type, before, from.state.phase);
    if (!part.touched.empty()) room_.ports.publisher.published(part);
  }
}

void Pipeline::store(Commit commit, Publication publication, std::optional<ClientId> client) {
  const std::uint64_t epoch = epoch_;
  const Commit kept = commit;
  room_.ports.store.commit(
      std::move(commit),
      [this, epoch, kept, publication = std::move(publication), client](Store::Result result) {
        if (epoch != epoch_) return;
        if (result == Store::Result::failed) return storage_failed();
        stored(kept, publication, client);
      });
}

void Pipeline::stored(const Commit& commit, const Publication& publication,
                      const std::optional<ClientId>& client) {
  const Phase phase_before = room_.durable[commit.space].space.state.phase;
  apply_commit(room_.durable, commit);
  room_.history.keep(journal_row_of(commit));
  room_.history.forget(commit.withdrawn);
  if (!commit.withdrawn.empty() && room_.ports.left != nullptr) room_.ports.left->taken_back();
  for (const auto& seat : commit.seats) room_.identity.keep(seat);
  for (const auto& pass : commit.passes) room_.identity.keep(pass);
  std::map<std::string, std::string> meta(commit.meta.begin(), commit.meta.end());
  if (meta.contains("join_code") && meta.contains("join_token")) {
    room_.identity.set_join_secrets(meta["join_code"], meta["join_token"]);
    if (on_join_changed) on_join_changed();
  }
  if (commit.progress) {
    remember({commit.progress->client, commit.progress->last_k, commit.progress->answer});
  }
  room_.ports.publisher.published(publication);
  publish_to_takers(publication, phase_before);
  for (const auto& notice : publication.notices) room_.ports.publisher.noticed(notice);
  const bool wall_may_differ = commit.space == k_inquiry_space && !commit.puts.empty();
  // A lead may have done what must come before an activity opens.
  const bool lead_acted = !commit.lead.empty();
  if (commit.state || wall_may_differ || lead_acted) room_.ports.publisher.sheet_changed();
  if (client) {
    clients_[*client].busy = false;
    pump(*client);
  }
}

void Pipeline::remember(const Answer& answer) {
  ClientState& state = room_.clients[answer.client];
  state.last_k = std::max(state.last_k, answer.k);
  state.answers.emplace_back(answer.k, answer.outcome);
  if (state.answers.size() > limits::k_answers_kept) state.answers.pop_front();
}

void Pipeline::answer_again(const Command& command) {
  const ClientState& state = room_.clients[command.client];
  for (const auto& [k, outcome] : state.answers) {
    if (k == command.k) return room_.ports.publisher.answered({command.client, k, outcome});
  }
  // Not kept: it was refused, or so long ago that 32 later ones have been answered.
  room_.ports.publisher.answered({command.client, command.k, core_rejection("answered_before")});
}

std::uint64_t Pipeline::seed() const {
  std::array<std::byte, 8> bytes{};
  room_.ports.entropy.fill(bytes);
  std::uint64_t value = 0;
  for (const std::byte byte : bytes) value = (value << 8U) | std::to_integer<std::uint64_t>(byte);
  return value;
}

}  // namespace chorus::kernel

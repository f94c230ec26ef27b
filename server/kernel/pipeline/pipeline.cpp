#include "kernel/pipeline/pipeline.hpp"

#include "kernel/commands/core_command.hpp"
#include "kernel/commands/groups.hpp"
#include "kernel/commands/media_keeping.hpp"
#include "kernel/commands/phase_commands.hpp"
#include "kernel/commands/recall.hpp"
#include "kernel/commands/returning.hpp"
#include "kernel/commands/withdrawal.hpp"
#include "kernel/room/state_age.hpp"
#include "kernel/values/limits.hpp"
#include "kernel/values/random_text.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <chrono>
#include <map>
#include <memory>
#include <utility>
#include <vector>

namespace chorus::kernel {
namespace {

using nlohmann::json;

constexpr std::chrono::minutes k_look_at_media_every{1};

// Whoever asked is told once, whatever happens to the question.
template <class Answer>
std::function<void(Answer)> once(std::function<void(Answer)> done) {
  auto kept = std::make_shared<std::function<void(Answer)>>(std::move(done));
  return [kept](Answer answer) {
    const auto told = std::exchange(*kept, nullptr);
    if (told) told(std::move(answer));
  };
}

// Of the inquiry itself, and about no thing in it.
Commit commit_of_inquiry(RoomState& room, const char* command) {
  Commit commit;
  commit.seq = room.next_seq++;
  commit.space = k_inquiry_space;
  commit.at = room.ports.clock.now();
  commit.command = command;
  return commit;
}

}  // namespace

Pipeline::Pipeline(RoomState& room)
    : room_(room),
      feed_(room),
      queues_([this](const Work& work) { return admit(work); },
              [this](const Work& work) { deciding_.begin(work); }),
      recovery_(room, queues_,
                [this](const Work& work, Rejection rejection) {
                  committing_.refuse(work, std::move(rejection));
                }),
      committing_(room, queues_, recovery_, feed_),
      deciding_(room, queues_, recovery_, committing_) {}

void Pipeline::start() {
  for (auto& pending : room_.pending) {
    if (pending.first == k_inquiry_space) continue;
    LiveSpace& live = pending.second;
    attach(live);
    migrate(live);
    recovery_.guarded("reopening a lost box", [&] { reopen_lost_box(live); });
    if (room_.in_trouble()) return;
  }
  recovery_.guarded("honouring withdrawals", [&] { honour_withdrawals(); });
  if (room_.in_trouble()) return;
  recovery_.guarded("noting reviews",
                    [&] { committing_.note_reviews(missing_reviews(room_.pending)); });
  if (room_.in_trouble()) return;
  recovery_.guarded("noting recalls", [&] { committing_.note_recalls(); });
  if (room_.in_trouble()) return;
  recovery_.guarded("noting who sits where", [&] { committing_.note_seating(); });
}

// Nothing of the kernel is changed by it: an activity that cannot be told its records is without
// rules until it can, and nothing else suffers.
void Pipeline::attach(const LiveSpace& live) {
  try {
    feed_.attach(live);
  } catch (const std::exception& error) {
    recovery_.log(live.space.state.id.value() + " cannot be attached: " + error.what());
  }
}

// Before anything else is decided there.
void Pipeline::migrate(const LiveSpace& live) {
  const ActivityType* type = room_.ports.types.find(live.space.state.plugin_id);
  if (!type || age_of(live.space.state, *type) != StateAge::older) return;
  Command migrate;
  migrate.space = live.space.state.id;
  migrate.name = k_migrate;
  deciding_.follow_up({migrate});
}

// The key that makes pseudonyms is gone (a restored copy, a moved file), and with it every sealed
// choice: the vote starts anew, and the room is told.
void Pipeline::reopen_lost_box(LiveSpace& live) {
  const Phase phase = live.space.state.phase;
  const bool open_box = takes_answers(phase) || phase == Phase::paused;
  if (!open_box || !live.box_key.empty()) return;
  ChangeSet changes;
  changes.opens_box = new_box_key(room_.ports.entropy);
  const bool had_votes = live.space.state.sealed && !live.spent.empty();
  changes.clears_spent = had_votes;
  changes.remove(live.space, k_turnout_key);
  Work work;
  work.command.space = live.space.state.id;
  work.command.name = "core.box_lost";
  committing_.finish(work, live, std::move(changes));
  if (!had_votes) return;
  const json args{{"title", live.space.state.title}};
  const Notice notice{"votes_reopened", "notice.votes_reopened", Body(args.dump()), false};
  room_.standing_notices.push_back(notice);
  room_.ports.publisher.noticed(notice);
}

// The file may be a copy from before somebody took something back.
void Pipeline::honour_withdrawals() {
  std::map<SpaceId, nlohmann::json> keys;
  for (const auto& ref : room_.withdrawn) {
    if (room_.find(ref.space)) keys[ref.space].push_back(ref.key.value());
  }
  std::vector<Command> commands;
  for (const auto& [space, list] : keys) {
    Command withdraw;
    withdraw.space = space;
    withdraw.name = k_honour_withdrawal;
    withdraw.args = Body(nlohmann::json{{"keys", list}}.dump());
    commands.push_back(std::move(withdraw));
  }
  deciding_.follow_up(commands);
}

void Pipeline::begin_evening_if_new(HasJustStarted started) {
  recovery_.guarded("beginning an evening", [&] {
    if (room_.in_trouble() || !is_new_evening(room_, started)) return;
    Command begin;
    begin.space = k_inquiry_space;
    begin.name = k_begin_evening;
    deciding_.follow_up({begin});
  });
}

bool Pipeline::submit(Command command, const SeatId& seat) {
  bool is_taken = true;
  recovery_.guarded("taking a command", [&] {
    room_.use_client(command.client, seat);
    is_taken = queues_.submit(std::move(command));
  });
  return is_taken;
}

void Pipeline::forget_waiting(const ClientId& client) { queues_.forget_waiting(client); }

std::size_t Pipeline::commands_waiting(const ClientId& client) const {
  return queues_.waiting(client);
}

bool Pipeline::admit(const Work& work) {
  const Command& command = work.command;
  bool goes_on = false;
  recovery_.guarded("looking at a command", [&] {
    ClientState& client = room_.clients[command.client];
    if (command.k <= client.last_k) return committing_.answer_again(command);
    client.begin(command.k);
    if (command.actor.role == Role::wall) {
      committing_.turn_away(command, core_rejection("leads_only"));
    } else if (!is_here_for(command)) {
      committing_.turn_away(command, core_rejection("not_here"));
    } else {
      goes_on = true;
    }
  });
  return goes_on;
}

// What has not been opened is to everybody but the leads as if it were not there.
bool Pipeline::is_here_for(const Command& command) const {
  const LiveSpace* live = room_.find(command.space);
  if (!live || live->space.state.gone) return false;
  return (command.actor.role == Role::facilitator || command.space == k_inquiry_space ||
          is_shown_to_all(live->space.state.phase));
}

void Pipeline::seat(const Identity::Claim& claim, std::function<void(Seated)> done) {
  const auto tell = once<Seated>(std::move(done));
  if (room_.in_trouble()) return tell(Identity::Refusal::not_saved);
  if (!recovery_.guarded("giving a seat", [&] { admit_seat(claim, tell); })) {
    tell(Identity::Refusal::not_saved);
  }
}

void Pipeline::admit_seat(const Identity::Claim& claim, const std::function<void(Seated)>& done) {
  auto outcome = room_.identity.admit(claim, room_.people_limit);
  const auto* admission = std::get_if<Identity::Admission>(&outcome);
  if (!admission) return done(outcome);
  Commit commit = commit_of_inquiry(room_, "core.seat");
  commit.seats.push_back(admission->seat);
  for (const SeatId& seat : admission->instead_of) end_in(commit, seat);
  const std::uint64_t epoch = recovery_.epoch();
  room_.ports.store.commit(std::move(commit),
                           [this, epoch, admission = *admission, done](Store::Result result) {
                             if (result == Store::Result::failed || epoch != recovery_.epoch()) {
                               if (epoch == recovery_.epoch()) recovery_.storage_failed();
                               return done(Identity::Refusal::not_saved);
                             }
                             room_.identity.keep(admission.seat);
                             give_up(admission.instead_of);
                             done(admission);
                           });
}

void Pipeline::end_seat(const SeatId& seat, std::function<void(Store::Result)> done) {
  const auto tell = once<Store::Result>(std::move(done));
  if (room_.in_trouble()) return tell(Store::Result::failed);
  if (!recovery_.guarded("ending a seat", [&] { store_end(seat, tell); })) {
    tell(Store::Result::failed);
  }
}

// Nobody can ask for its answers again, and whose they were is forgotten with the seat: so they are
// emptied now, while a later withdrawal could still find them.
void Pipeline::end_in(Commit& commit, const SeatId& seat) {
  commit.ended_seats.push_back(seat);
  for (const auto& [client, state] : room_.clients) {
    if (state.seat != seat) continue;
    commit.forgotten_answers.push_back(client);
    room_.forget_answers_of(client);
  }
}

// Whoever came back is somebody else now, and asks no more.
void Pipeline::give_up(const std::vector<SeatId>& seats) {
  for (const SeatId& seat : seats) {
    Command forget;
    forget.space = k_inquiry_space;
    forget.name = k_forget_asking;
    forget.actor.person = room_.identity.person_of(seat);
    end_in_memory(seat);
    deciding_.follow_up({forget});
  }
}

void Pipeline::store_end(const SeatId& seat, const std::function<void(Store::Result)>& done) {
  Commit commit = commit_of_inquiry(room_, "core.end_seat");
  end_in(commit, seat);
  const std::uint64_t epoch = recovery_.epoch();
  room_.ports.store.commit(std::move(commit), [this, epoch, seat, done](Store::Result result) {
    if (result == Store::Result::failed || epoch != recovery_.epoch()) {
      if (epoch == recovery_.epoch()) recovery_.storage_failed();
      return done(Store::Result::failed);
    }
    end_in_memory(seat);
    done(Store::Result::stored);
  });
}

void Pipeline::end_in_memory(const SeatId& seat) {
  recovery_.guarded("having ended a seat", [&] {
    const PersonId person = room_.identity.person_of(seat);
    room_.identity.end(seat);
    room_.ports.publisher.seat_ended(seat);
    const LiveSpace* inquiry = room_.find(k_inquiry_space);
    const bool has_left = inquiry && !person.empty() && !room_.identity.has_seat(person);
    const RecordPtr known = has_left ? person_record(*inquiry, person) : nullptr;
    if (known) deciding_.follow_up(leaving_groups(room_, known->key));
  });
}

void Pipeline::keep_medium(NewMedium medium, std::function<void(MediumKept)> done) {
  const auto tell = once<MediumKept>(std::move(done));
  if (room_.in_trouble()) return tell(core_rejection("storage_trouble"));
  if (!recovery_.guarded("keeping a medium", [&] { store_medium(std::move(medium), tell); })) {
    tell(core_rejection("internal"));
  }
}

void Pipeline::store_medium(NewMedium medium, const std::function<void(MediumKept)>& done) {
  Medium& facts = medium.medium;
  if (auto full = no_room_for(room_, facts.owner, facts.size)) return done(std::move(*full));
  facts.id = MediumId(random_id(room_.ports.entropy));
  facts.added = room_.ports.clock.now();
  Commit commit = commit_of_inquiry(room_, "core.keep_medium");
  commit.media.push_back(medium);
  const std::uint64_t epoch = recovery_.epoch();
  room_.ports.store.commit(std::move(commit), [this, epoch, facts, done](Store::Result result) {
    if (result == Store::Result::failed || epoch != recovery_.epoch()) {
      if (epoch == recovery_.epoch()) recovery_.storage_failed();
      return done(core_rejection("storage_trouble"));
    }
    room_.media.put(facts);
    done(facts);
  });
}

// Somebody chose it and never gave it, or put another in its place.
void Pipeline::erase_forgotten_media() {
  const Instant steady = room_.ports.clock.steady();
  if (steady < media_looked_at_ + limits::to_ms(k_look_at_media_every)) return;
  media_looked_at_ = steady;
  const auto forgotten = forgotten_media(room_, room_.ports.clock.now());
  if (forgotten.empty()) return;
  Commit commit = commit_of_inquiry(room_, "core.erase_media");
  commit.erased_media = forgotten;
  for (const auto& id : forgotten) room_.media.remove(id);
  const std::uint64_t epoch = recovery_.epoch();
  room_.ports.store.commit(std::move(commit), [this, epoch](Store::Result result) {
    const bool is_lost = result == Store::Result::failed && epoch == recovery_.epoch();
    if (is_lost) recovery_.storage_failed();
  });
}

void Pipeline::reattach(const std::string& plugin_id) {
  for (const auto& [id, live] : room_.pending) {
    if (live.space.state.plugin_id == plugin_id) attach(live);
  }
}

void Pipeline::tick() {
  if (room_.in_trouble()) {
    if (recovery_.read_anew()) start();
    return;
  }
  recovery_.guarded("waking", [&] { fire_due(); });
  if (room_.in_trouble()) return;
  recovery_.guarded("erasing media", [&] { erase_forgotten_media(); });
}

void Pipeline::fire_due() {
  const std::uint64_t epoch = recovery_.epoch();
  for (auto& wake : room_.wakes.take_due()) {
    // Out of the file with what it brings about: whatever is not done is read from there again.
    if (epoch != recovery_.epoch()) return;
    if (!room_.find(wake.space)) continue;
    Work work;
    work.command.space = wake.space;
    work.command.name = wake.name;
    work.wake = std::move(wake);
    queues_.push(std::move(work));
  }
}

void Pipeline::storage_failed() { recovery_.storage_failed(); }

void Pipeline::failed_outside(std::string_view why) { recovery_.failed_outside(why); }

void Pipeline::on_join_changed(std::function<void()> work) {
  committing_.on_join_changed = std::move(work);
}

void Pipeline::on_fault(std::function<void(std::string_view)> work) {
  recovery_.on_fault = std::move(work);
}

}  // namespace chorus::kernel

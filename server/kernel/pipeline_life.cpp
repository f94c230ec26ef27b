// The pipeline's dealings besides commands: seats, wake-ups, a plugin's new process, and what
// happens when the file cannot be written.
#include "kernel/limits.hpp"
#include "kernel/pipeline.hpp"
#include "kernel/random_text.hpp"
#include "kernel/recall.hpp"
#include "kernel/withdrawal.hpp"

#include <nlohmann/json.hpp>

#include <utility>
#include <vector>

namespace chorus::kernel {

void Pipeline::seat(
    const Identity::Claim& claim,
    std::function<void(std::variant<Identity::Admission, Identity::Refusal>)> done) {
  if (room_.in_trouble) return done(Identity::Refusal::not_saved);
  auto outcome = room_.identity.admit(claim, room_.people_limit);
  const auto* admission = std::get_if<Identity::Admission>(&outcome);
  if (!admission) return done(outcome);
  Commit commit;
  commit.seq = room_.next_seq++;
  commit.space = k_inquiry_space;
  commit.at = room_.ports.clock.now();
  commit.command = "core.seat";
  commit.seats.push_back(admission->seat);
  const std::uint64_t epoch = epoch_;
  room_.ports.store.commit(
      commit, [this, epoch, admission = *admission, done = std::move(done)](Store::Result result) {
        if (result == Store::Result::failed || epoch != epoch_) {
          done(Identity::Refusal::not_saved);
          if (epoch == epoch_) storage_failed();
          return;
        }
        room_.identity.keep(admission.seat);
        done(admission);
      });
}

// Nobody can ask for its answers again, and whose they were is forgotten with the seat: so they are
// emptied now, while a later withdrawal could still find them.
void Pipeline::end_seat(const SeatId& seat, std::function<void(Store::Result)> done) {
  if (room_.in_trouble) return done(Store::Result::failed);
  Commit commit;
  commit.seq = room_.next_seq++;
  commit.space = k_inquiry_space;
  commit.at = room_.ports.clock.now();
  commit.command = "core.end_seat";
  commit.ended_seats.push_back(seat);
  for (const auto& [client, state] : room_.clients) {
    if (state.seat == seat) commit.forgotten_answers.push_back(client);
  }
  for (const auto& client : commit.forgotten_answers) forget_answers_of(client);
  const std::uint64_t epoch = epoch_;
  room_.ports.store.commit(commit,
                           [this, epoch, seat, done = std::move(done)](Store::Result result) {
                             if (result == Store::Result::failed || epoch != epoch_) {
                               done(Store::Result::failed);
                               if (epoch == epoch_) storage_failed();
                               return;
                             }
                             room_.identity.end(seat);
                             room_.ports.publisher.seat_ended(seat);
                             done(Store::Result::stored);
                           });
}

void Pipeline::follow_up(const std::vector<Command>& commands) {
  for (const auto& command : commands) {
    Work work;
    work.command = command;
    spaces_[command.space].waiting.push_back(std::move(work));
    pump(command.space);
  }
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
  follow_up(commands);
}

void Pipeline::begin_evening_if_new(HasJustStarted started) {
  if (room_.in_trouble || !is_new_evening(room_, started)) return;
  Command begin;
  begin.space = k_inquiry_space;
  begin.name = k_begin_evening;
  follow_up({begin});
}

// What leans on something withdrawn is a person's to look at, never changed by itself (domain C7).
void Pipeline::note_reviews(const std::vector<Review>& missing) {
  LiveSpace* inquiry = room_.find(k_inquiry_space);
  if (!inquiry || missing.empty()) return;
  ChangeSet changes;
  for (const auto& review : missing) {
    Record record;
    record.key = Key("review/" + random_id(room_.ports.entropy));
    record.type = "review";
    record.audience = Audience({"facilitators"});
    record.body = Body(nlohmann::json{{"of", text_of(review.of, k_inquiry_space)},
                                      {"because", text_of(review.because, k_inquiry_space)},
                                      {"at", room_.ports.clock.now()}}
                           .dump());
    changes.put(inquiry->space, std::move(record));
  }
  Work work;
  work.command.space = k_inquiry_space;
  work.command.name = "core.note_reviews";
  finish(work, *inquiry, std::move(changes));
}

// A paper that left cannot be taken back by a program: the leads are asked to (domain C7).
void Pipeline::note_recalls() {
  LiveSpace* inquiry = room_.find(k_inquiry_space);
  if (!inquiry || room_.ports.left == nullptr) return;
  ChangeSet changes;
  for (const auto& recall : missing_recalls(room_.pending, room_.ports.left->papers())) {
    Record record;
    record.key = recall.open ? *recall.open : Key("recall/" + random_id(room_.ports.entropy));
    record.type = "recall";
    record.audience = Audience({"facilitators"});
    record.body = Body(nlohmann::json{{"issued_at", recall.paper.at},
                                      {"purpose", recall.paper.purpose},
                                      {"format", recall.paper.format},
                                      {"things", recall.things},
                                      {"at", room_.ports.clock.now()}}
                           .dump());
    changes.put(inquiry->space, std::move(record));
  }
  if (changes.touched.empty()) return;
  Work work;
  work.command.space = k_inquiry_space;
  work.command.name = "core.note_recalls";
  finish(work, *inquiry, std::move(changes));
}

void Pipeline::reattach(const std::string& plugin_id) {
  for (auto& [id, live] : room_.pending) {
    if (live.space.state.plugin_id != plugin_id) continue;
    feed_.attach(live);
  }
}

void Pipeline::tick() {
  if (room_.in_trouble) return try_to_recover();
  const Instant now = room_.ports.clock.now();
  std::vector<Wake> due;
  for (const auto& [name, wake] : room_.wakes) {
    if (wake.at <= now) due.push_back(wake);
  }
  for (auto& wake : due) {
    // Out of memory at once, so that it fires once; out of the file with what it brings about.
    room_.wakes.erase({wake.space, wake.name});
    if (!room_.find(wake.space)) continue;
    Work work;
    work.command.space = wake.space;
    work.command.name = wake.name;
    work.wake = wake;
    const SpaceId space = wake.space;
    spaces_[space].waiting.push_back(std::move(work));
    pump(space);
  }
}

// Nothing that was not durable has been shown, so forgetting it is safe: pages keep what is
// un-answered and send it again (architecture 2.7).
void Pipeline::storage_failed() {
  ++epoch_;
  room_.in_trouble = true;
  for (auto& [id, queue] : spaces_) {
    queue.waiting.clear();
    queue.busy = false;
  }
  for (auto& [id, queue] : clients_) {
    queue.waiting.clear();
    queue.busy = false;
  }
  room_.ports.publisher.noticed({"storage_trouble", "notice.storage_trouble", Body(), true});
  room_.ports.publisher.storage_failed();
}

void Pipeline::try_to_recover() {
  try {
    Loaded loaded = room_.ports.store.load();
    for (const auto& [id, live] : room_.pending) {
      if (id != k_inquiry_space) room_.ports.decider.detach(id);
    }
    room_.reset_to(std::move(loaded));
    room_.in_trouble = false;
    start();
  } catch (const std::runtime_error&) {
    // Still no good: the next tick tries again, and the leads already have been told.
    return;
  }
}

}  // namespace chorus::kernel

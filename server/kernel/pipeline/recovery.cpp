#include "kernel/pipeline/recovery.hpp"

#include "kernel/commands/core_command.hpp"
#include "kernel/values/limits.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <exception>
#include <utility>

namespace chorus::kernel {
namespace {

constexpr int k_contained_after = 1;  // faults of one kind while deciding
constexpr int k_barred_after = 2;     // faults of one kind while applying

Work doing_of_the_kernel(std::string_view doing) {
  Work work;
  work.command.name = std::string(doing);
  return work;
}

}  // namespace

Recovery::Recovery(RoomState& room, CommandQueues& queues, Refuse refuse)
    : room_(room), queues_(queues), refuse_(std::move(refuse)) {}

bool Recovery::guarded(Stage stage, const Work& work, const std::function<void()>& body) {
  const std::uint64_t epoch = epoch_;
  try {
    body();
    return true;
  } catch (const std::exception& error) {
    fault(stage, work, error.what(), epoch);
  } catch (...) {
    fault(stage, work, "what it threw has no words", epoch);
  }
  return false;
}

bool Recovery::guarded(std::string_view doing, const std::function<void()>& body) {
  return guarded(Stage::deciding, doing_of_the_kernel(doing), body);
}

bool Recovery::is_barred(const Work& work) const {
  const auto space = room_.faults.find(work.command.space);
  if (space == room_.faults.end()) return false;
  const auto known = space->second.find(work.command.name);
  return known != space->second.end() && known->second.applying >= k_barred_after;
}

void Recovery::fault(Stage stage, const Work& work, std::string_view why, std::uint64_t epoch) {
  log(work.command.name + ": " + std::string(why));
  if (epoch != epoch_) return;  // memory was given up meanwhile, for what is behind this
  auto& known = known_fault(work);
  const bool is_deciding = stage == Stage::deciding;
  if (is_deciding && known.deciding >= k_contained_after) return refuse_alone(work, known);
  ++(is_deciding ? known.deciding : known.applying);
  give_up(Trouble::fault);
  if (!work.has_client()) return;
  const Command& command = work.command;
  struck_.push_back({command.client, room_.clients[command.client].seat, command.k});
  if (struck_.size() > limits::k_struck_commands) struck_.pop_front();
  // What was being applied may be in the file already: the page asks again and is told the truth.
  if (!is_deciding) return;
  quietly([&] { room_.ports.publisher.answered({command.client, command.k, internal()}); });
}

RoomState::Faults& Recovery::known_fault(const Work& work) {
  if (room_.faults.size() > limits::k_known_faults) room_.faults.clear();
  auto& of_space = room_.faults[work.command.space];
  if (of_space.size() > limits::k_known_faults) of_space.clear();
  return of_space[work.command.name];
}

// The picture is as it was: only this one goes.
void Recovery::refuse_alone(const Work& work, RoomState::Faults& known) {
  const LiveSpace* live = room_.find(work.command.space);
  if (!live) return;
  if (!known.told) {
    const SpaceState& state = live->space.state;
    const nlohmann::json args{
        {"title", state.title}, {"plugin", state.plugin_id}, {"space", state.id.value()}};
    const bool is_activity = work.command.space != k_inquiry_space;
    known.told = Notice{"step_fails", is_activity ? "notice.step_fails" : "notice.room_step_fails",
                        Body(args.dump()), true};
    room_.ports.publisher.noticed(*known.told);
  }
  refuse_(work, core_rejection("internal_again"));
}

void Recovery::storage_failed() { give_up(Trouble::storage); }

void Recovery::failed_outside(std::string_view why) {
  log(why);
  const Instant now = room_.ports.clock.steady();
  if (room_.trouble != Trouble::none || now < rests_until_.value_or(now)) return;
  rests_until_ = now + limits::to_ms(limits::k_fault_rest);
  give_up(Trouble::fault);
}

void Recovery::give_up(Trouble trouble) {
  ++epoch_;
  room_.trouble = trouble;
  queues_.clear();
  const bool is_fault = trouble == Trouble::fault;
  const Notice notice{is_fault ? "kernel_fault" : "storage_trouble",
                      is_fault ? "notice.kernel_fault" : "notice.storage_trouble", Body(), true};
  quietly([&] { room_.ports.publisher.noticed(notice); });
  if (is_fault && !is_fault_told_) {
    // Their lines close now: it is said again to whoever comes.
    is_fault_told_ = true;
    room_.standing_notices.push_back(notice);
  }
  quietly([&] { room_.ports.publisher.storage_failed(); });
}

bool Recovery::read_anew() {
  try {
    room_.trouble = Trouble::storage;  // if it cannot be read, that is why
    Loaded loaded = room_.ports.store.load();
    room_.trouble = Trouble::fault;
    for (const auto& [id, live] : room_.pending) {
      if (id != k_inquiry_space) room_.ports.decider.detach(id);
    }
    room_.reset_to(std::move(loaded));
    remember_struck();
    room_.trouble = Trouble::none;
    return true;
  } catch (const std::exception& error) {
    log(std::string("not read anew yet: ") + error.what());
  } catch (...) {
    // Without words there is nothing to log; the next tick tries again.
  }
  return false;
}

// Those of them that did not become durable after all.
void Recovery::remember_struck() {
  for (const auto& struck : struck_) {
    ClientState& state = room_.clients[struck.client];
    if (state.seat.empty()) state.seat = struck.seat;
    if (state.last_k < struck.k) room_.remember({struck.client, struck.k, internal()});
  }
}

Rejection Recovery::internal() { return core_rejection("internal"); }

void Recovery::log(std::string_view line) {
  quietly([&] {
    if (on_fault) on_fault(line);
  });
}

// For what is said on the way out: whether it can be said changes nothing.
void Recovery::quietly(const std::function<void()>& body) {
  try {
    body();
  } catch (...) {
    // The lines close and the pages ask again.
  }
}

}  // namespace chorus::kernel

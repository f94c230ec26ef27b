#pragma once

#include "kernel/commands/evening.hpp"
#include "kernel/pipeline/command_queues.hpp"
#include "kernel/pipeline/committing.hpp"
#include "kernel/pipeline/decider_feed.hpp"
#include "kernel/pipeline/deciding.hpp"
#include "kernel/pipeline/recovery.hpp"
#include "kernel/room/identity.hpp"
#include "kernel/room/room_state.hpp"
#include "kernel/values/command.hpp"
#include "kernel/values/ports.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <variant>

namespace chorus::kernel {

// The way of a command, and what else changes the inquiry: puts the parts together and is their
// door. Each function may be called at any time on the room thread; nothing waits, and nothing that
// goes wrong inside comes out as an exception (Recovery).
class Pipeline {
 public:
  explicit Pipeline(RoomState& room);
  ~Pipeline() = default;
  Pipeline(const Pipeline&) = delete;
  Pipeline& operator=(const Pipeline&) = delete;

  // What is owed once a file has been read: every activity attached to its decider, votes whose box
  // was lost reopened, withdrawals honoured, the leads' cards written.
  void start();
  bool submit(Command command, const SeatId& seat);
  void forget_waiting(const ClientId& client);
  std::size_t commands_waiting(const ClientId& client) const;
  using Seated = std::variant<Identity::Admission, Identity::Refusal>;
  void seat(const Identity::Claim& claim, std::function<void(Seated)> done);
  void end_seat(const SeatId& seat, std::function<void(Store::Result)> done);
  // Gives it an id and the time; the rest of it is said.
  using MediumKept = std::variant<Medium, Rejection>;
  void keep_medium(NewMedium medium, std::function<void(MediumKept)> done);
  void reattach(const std::string& plugin_id);
  void tick();
  // Back to the doors, with nobody on them, if this is another evening than the last (evening.hpp).
  void begin_evening_if_new(HasJustStarted started);
  void failed_outside(std::string_view why);
  void storage_failed();  // nothing is taken until the store has been read afresh

  void on_join_changed(std::function<void()> work);
  void on_fault(std::function<void(std::string_view line)> work);

 private:
  bool admit(const Work& work);
  bool is_here_for(const Command& command) const;
  void attach(const LiveSpace& live);
  void migrate(const LiveSpace& live);
  void reopen_lost_box(LiveSpace& live);
  void honour_withdrawals();
  void admit_seat(const Identity::Claim& claim, const std::function<void(Seated)>& done);
  void end_in_memory(const SeatId& seat);
  void end_in(Commit& commit, const SeatId& seat);
  void give_up(const std::vector<SeatId>& seats);
  void store_end(const SeatId& seat, const std::function<void(Store::Result)>& done);
  void fire_due();
  void store_medium(NewMedium medium, const std::function<void(MediumKept)>& done);
  void erase_forgotten_media();

  RoomState& room_;
  Instant media_looked_at_ = 0;  // by the steady clock
  DeciderFeed feed_;
  CommandQueues queues_;
  Recovery recovery_;
  Committing committing_;
  Deciding deciding_;
};

}  // namespace chorus::kernel

#pragma once

#include "kernel/pipeline/command_queues.hpp"
#include "kernel/pipeline/work.hpp"
#include "kernel/room/room_state.hpp"
#include "kernel/values/decision.hpp"
#include "kernel/values/strong_id.hpp"

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace chorus::kernel {

// What happens when the file cannot be written, or when the kernel meets a fault of its own (an
// exception that nobody meant). There is one way out for both: what is in memory is given up,
// sessions are turned away, and tick() reads the inquiry anew from its file. Nothing that was not
// durable has been shown, so forgetting it is safe: pages keep what is un-answered and send it
// again.
//
// A fault is met once in this way and then known, by its space and name, so that one command or one
// damaged record cannot stop the room for ever:
//   deciding  nothing was changed yet; from the second time on the command alone is refused
//   applying  memory may be half changed; from the third time on it is refused before it is begun
// A lead's core.try_again in that activity, or a new start of the program, forgets what is known.
class Recovery {
 public:
  enum class Stage { deciding, applying };
  using Refuse = std::function<void(const Work&, Rejection)>;

  Recovery(RoomState& room, CommandQueues& queues, Refuse refuse);

  // Raised whenever memory is given up: completions of before it are void.
  std::uint64_t epoch() const noexcept { return epoch_; }
  // Runs one stage of a command's life, or one of the kernel's other doings. False: it threw, which
  // has been dealt with.
  bool guarded(Stage stage, const Work& work, const std::function<void()>& body);
  bool guarded(std::string_view doing, const std::function<void()>& body);
  bool is_barred(const Work& work) const;

  void storage_failed();
  // Something outside the kernel failed in a way that may have left it half told.
  void failed_outside(std::string_view why);
  // Reads the file. False: still no good; the leads have been told, and the next call tries again.
  bool read_anew();

  void log(std::string_view line);
  std::function<void(std::string_view line)> on_fault;

 private:
  void fault(Stage stage, const Work& work, std::string_view why, std::uint64_t epoch);
  RoomState::Faults& known_fault(const Work& work);
  void refuse_alone(const Work& work, RoomState::Faults& known);
  void give_up(Trouble trouble);
  void remember_struck();
  static Rejection internal();
  static void quietly(const std::function<void()>& body);

  // A command that met a fault and is not to be handled again, whatever the page sends.
  struct Struck {
    ClientId client;
    SeatId seat;
    std::uint64_t k = 0;
  };

  RoomState& room_;
  CommandQueues& queues_;
  Refuse refuse_;
  std::uint64_t epoch_ = 0;
  std::deque<Struck> struck_;
  std::optional<Instant> rests_until_;  // till then a failure outside is only logged
  bool is_fault_told_ = false;
};

}  // namespace chorus::kernel

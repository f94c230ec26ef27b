#pragma once

#include "kernel/commands/core_command.hpp"
#include "kernel/pipeline/command_queues.hpp"
#include "kernel/pipeline/committing.hpp"
#include "kernel/pipeline/recovery.hpp"
#include "kernel/pipeline/work.hpp"
#include "kernel/room/output_check.hpp"
#include "kernel/room/room_state.hpp"
#include "kernel/values/decision.hpp"
#include "kernel/values/ports.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace chorus::kernel {

// The first half of a command's life, from its turn in its space to the changes it makes or the
// words of its refusal: may this person do it, now? what does the core or the activity decide? may
// the activity want that? Changes nothing itself. It asks the decider and goes on in the
// completion, so between the two halves nothing but the command is held.
class Deciding {
 public:
  Deciding(RoomState& room, CommandQueues& queues, Recovery& recovery, Committing& committing);

  void begin(const Work& work);
  // The kernel's own commands, each in its space's queue.
  void follow_up(const std::vector<Command>& commands);

 private:
  using GoOn = std::function<void(const Work&, const Decision&)>;

  void start(const Work& work);
  void start_core(const Work& work, LiveSpace& live);
  void prepare_first(const Work& opening, LiveSpace& live);
  void start_activity(const Work& work, LiveSpace& live);
  void start_migration(const Work& work, LiveSpace& live);
  void migrated(const Work& work, const Decision& decision);
  Rejection words_of(DeciderFault fault, const LiveSpace& live) const;
  void start_wake(const Work& work, LiveSpace& live);
  std::optional<Rejection> refusal(const Work& work, const LiveSpace& live,
                                   const ActivityType& type) const;
  Call call_for(const Work& work, const LiveSpace& live, Call::What what, std::string name) const;
  void ask(const Work& work, const Call& call, GoOn go_on);
  void ask_decider(const Work& work, LiveSpace& live, CoreChanges core);
  void decided(const Work& work, const Decision& decision);
  void core_decided(const Work& work, CoreChanges core, const Decision& decision);
  // The changes of an activity's outputs; none: it was refused, and answered.
  std::optional<ChangeSet> accepted(const Work& work, const LiveSpace& live,
                                    const Decision& decision, const Cause& cause);
  void report_fault(const Work& work, const OutputFault& fault);
  std::uint64_t seed() const;

  RoomState& room_;
  CommandQueues& queues_;
  Recovery& recovery_;
  Committing& committing_;
};

}  // namespace chorus::kernel

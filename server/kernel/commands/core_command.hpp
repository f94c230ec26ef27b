#pragma once

#include "kernel/room/change_set.hpp"
#include "kernel/room/live_space.hpp"
#include "kernel/values/command.hpp"
#include "kernel/values/decision.hpp"
#include "kernel/values/instant.hpp"

#include <nlohmann/json_fwd.hpp>

#include <memory>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

namespace chorus::kernel {

class Identity;
class RoomState;

// A command of the kernel itself (schemas/README.md, Core commands), with all it may look at. Each
// handler is a pure function of it but for chance drawn from the room's entropy and the codes that
// `identity` gives out; what it changes are its CoreChanges.
struct CoreCall {
  const RoomState& room;
  const LiveSpace& live;
  const Command& command;
  Identity& identity;
  Instant now = 0;
  std::shared_ptr<const nlohmann::json> read_args = command.args.value();

  const nlohmann::json& args() const noexcept { return *read_args; }
};

// What follows from a core command. `tells_decider`: the phase or stage changed, so the activity is
// asked what that does and its outputs join these changes. `asked_as`: it is asked what it does in
// that phase, whichever it is in, and without its say nothing happens.
struct CoreChanges {
  ChangeSet changes;
  bool tells_decider = false;
  std::optional<Phase> asked_as;
  bool changes_stage = false;       // the activity is asked what its new stage does
  bool opens_first = false;         // the activity comes into being: it lays out its furniture
  bool tries_again = false;         // what went wrong in this activity is forgotten first
  std::vector<Command> follow_ups;  // the kernel's own, each done once these changes are made
};
using CoreOutcome = std::variant<CoreChanges, Rejection>;

// Each answers for the names it knows; the pipeline asks the one that fits the space.
CoreOutcome run_inquiry_command(const CoreCall& call);   // introduce, settle, arrive, show, ...
CoreOutcome run_activity_command(const CoreCall& call);  // prepare, open, close, release, undo, ...
CoreOutcome run_own_command(const CoreCall& call);       // the kernel's own, in any space

}  // namespace chorus::kernel

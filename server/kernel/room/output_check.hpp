#pragma once

#include "kernel/room/change_set.hpp"
#include "kernel/room/live_space.hpp"
#include "kernel/room/media_book.hpp"
#include "kernel/values/activity_type.hpp"
#include "kernel/values/command.hpp"
#include "kernel/values/decision.hpp"
#include "kernel/values/instant.hpp"

#include <map>
#include <optional>
#include <string>
#include <variant>

namespace chorus::kernel {

class CoreKinds;
class Entropy;
class Identity;
class Schemas;

// Who caused a decision: a person's command, or the room itself (opened, phase changed, woke).
struct Cause {
  std::optional<Actor> actor;
  Mark mark;
};

// What a decision is checked against beside its own space.
struct Surroundings {
  const std::map<SpaceId, LiveSpace>& spaces;  // for links to what was taken in
  const CoreKinds& kinds;
  const Identity& identity;  // who may be seated in a group
  Entropy& entropy;
  Instant now = 0;
  const MediaBook& media;
};

// Turns what a decider wants into changes, or says in one line why it may not: unknown types,
// bodies that break their schema, audiences that are none, records of another person, more than
// k_changes_a_commit, or k_changes_of_the_room where the room caused it. A fault is the activity's,
// never the person's. A
// voter whose choice was counted before the vote was reopened is told so; so is whoever adds to an
// activity that holds k_records_a_space (what the room itself does, as a reveal, is never too
// much).
struct OutputFault {
  std::string what;
};
std::variant<ChangeSet, Rejection, OutputFault> checked(const Outputs& outputs,
                                                        const LiveSpace& live,
                                                        const ActivityType& type,
                                                        const Schemas& schemas, const Cause& cause,
                                                        const Surroundings& around);

}  // namespace chorus::kernel

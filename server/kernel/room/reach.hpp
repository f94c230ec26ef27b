#pragma once

#include "kernel/room/live_space.hpp"
#include "kernel/values/activity_type.hpp"
#include "kernel/values/audience.hpp"
#include "kernel/values/core_kinds.hpp"
#include "kernel/values/record.hpp"

#include <map>

namespace chorus::kernel {

// How far a record that an activity puts may travel: what the activity asked for, within what its
// class and its owner let it.
struct AskedReach {
  const Record* before;  // null: it is new
  const ActivityType::RecordType& rules;
  Audience audience;  // as the activity asked; empty of rungs: as before
  bool is_owners;     // its owner's own command
  const std::map<SpaceId, LiveSpace>& spaces;
  const CoreKinds& kinds;
};

enum class Reached {
  yes,
  not_askable,  // an activity may not ask that
  no_table,     // its owner wants it to go to their table, and sits at none
};

// Gives the record its audience, and its gate where a change of it waits for a release again.
// Nothing a person wrote reaches the wall but by a lead's release. The rung `table` is the tables
// where its owner sits at that moment; a change that leaves the rung leaves the tables.
Reached give_reach(Record& record, AskedReach asked);

}  // namespace chorus::kernel

#pragma once

#include "kernel/values/body.hpp"
#include "kernel/values/instant.hpp"
#include "kernel/values/phase.hpp"
#include "kernel/values/record.hpp"
#include "kernel/values/strong_id.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace chorus::kernel {

// The inquiry's own space: persons, the inquiry record, what the wall shows. Decided by the kernel.
inline const SpaceId k_inquiry_space{"inquiry"};

// What is known of a space besides its records; stored as one row.
struct SpaceState {
  SpaceId id;
  std::string plugin_id;  // empty: the inquiry's own space
  std::string plugin_version;
  std::uint32_t state_version = 0;
  std::string title;
  std::string question;        // what this part asks; may be empty
  std::string round;           // before, discover, dream, design, deliver, after
  std::string session;         // which meeting, by its id in the inquiry record
  std::uint32_t position = 0;  // order in the run sheet
  std::uint32_t minutes = 0;   // a guide, never a limit
  Body script;                 // what the leads say: {"lead": "...", "people": "..."}
  Body settings;               // the activity type's own, as its manifest's schema says
  // Activities whose things it takes in, of those that a lead chose; none: nothing was chosen, and
  // it takes in what it can of all. In memory alone: its part in the plan says it.
  std::optional<std::set<SpaceId>> takes_from;
  bool put_away = false;  // by a lead: it is not opened, and what it holds stays readable
  bool gone = false;      // its part was deleted; it is in memory alone, and nobody's to see
  Phase phase = Phase::draft;
  std::string stage;               // of its type's, from its opening on; empty: it has none
  std::optional<Instant> ends_at;  // the guide's end while open
  bool sealed = false;             // an open vote has ballots in the box
};

// One space in memory: its state and its records in key order. A value type without rules.
struct Space {
  SpaceState state;
  std::map<Key, RecordPtr> records;
};

// Those whose key begins with "<kind>/", in key order: all of a kind that the kernel makes itself.
std::vector<RecordPtr> records_of(const Space& space, std::string_view kind);

}  // namespace chorus::kernel

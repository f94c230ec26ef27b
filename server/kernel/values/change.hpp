#pragma once

#include "kernel/values/body.hpp"
#include "kernel/values/instant.hpp"
#include "kernel/values/medium.hpp"
#include "kernel/values/record.hpp"
#include "kernel/values/ref.hpp"
#include "kernel/values/role.hpp"
#include "kernel/values/space.hpp"
#include "kernel/values/strong_id.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace chorus::kernel {

// A record as it was and as it is. Null: it was not there, or is no more.
struct Touched {
  RecordPtr before;
  RecordPtr after;

  const Key& key() const { return after ? after->key : before->key; }
};

struct Wake {
  SpaceId space;
  std::string name;
  Instant at = 0;
  Body payload;
};

// One voter's sealed choice; replaces the earlier one of the same mark and key. An empty choice,
// `null`, takes it back: it stands in the box until the next, and counts for nobody.
struct Ballot {
  SpaceId space;
  Mark mark;
  Key key;
  std::string type;
  Body body;
  bool is_taken_back() const { return body.text() == "null"; }
};

// How to take one facilitator's act back: images of what it touched, before it did.
struct UndoEntry {
  std::uint64_t seq = 0;  // journal row of the act
  SpaceId space;
  std::string command;
  PersonId by;
  std::vector<RecordPtr> before;                          // records as they were
  std::vector<Key> made;                                  // records that were not there before
  std::vector<std::pair<Key, std::uint64_t>> after_revs;  // undone only if still at these revs
  std::optional<SpaceState> state_before;
  std::optional<SpaceState> state_after;  // with state_before; none in rows of before 0.1
  Instant expires = 0;
};

// A device's claim to be a person. The secret itself is never stored.
struct Seat {
  SeatId id;
  PersonId person;  // empty for a wall
  Role role = Role::participant;
  std::string token_digest;
  Instant expires = 0;
};

// A way in besides the join code: a slip, a launch or pairing secret. Only digests are kept.
struct Pass {
  enum class Kind { slip };
  Kind kind = Kind::slip;
  PersonId person;
  std::string digest;
};

// What is decided about one space, the same value from the decision to the file: all records belong
// to that space, each key is touched once.
struct Change {
  std::vector<Touched> touched;
  std::optional<SpaceState> state;  // new, or changed
  std::vector<SpaceState> planned;  // of other spaces, new or changed: the plan says so
  std::vector<SpaceId> unplanned;   // spaces that are no more; nothing was ever in them
  std::vector<Wake> wakes;
  std::vector<std::string> cancelled_wakes;
  std::vector<Ballot> ballots;           // for the sealed box
  std::vector<PersonId> spent;           // who has now a ballot in the box
  std::vector<PersonId> unspent;         // who has none there any more
  bool clears_spent = false;             // forget all spent marks of this space first
  std::optional<std::string> opens_box;  // fresh 32-byte key for this space, kept before all else
  bool destroys_box = false;  // after the main transaction: ballots and key of this space go
  std::vector<Seat> seats;    // made or renewed
  std::vector<Pass> passes;   // a person's new slip replaces the old
  std::vector<std::pair<std::string, std::string>> meta;  // named values of the file, replaced
  std::optional<std::uint64_t> undone;                    // the undo row that this uses up
  std::vector<UndoEntry> followed_undo;     // rows of earlier acts, which now wait for other revs
  std::vector<std::uint64_t> dropped_undo;  // undo rows that held what was withdrawn
  std::vector<Ref> withdrawn;               // remembered outside the file before all else
  std::vector<ClientId> forgotten_answers;  // whose stored answers become {}
  std::vector<MediumId> erased_media;

  // Records as they are and keys that go, where nothing was decided: of a file that is made or
  // mended.
  void keep(const std::vector<RecordPtr>& records);
  void drop(const std::vector<Key>& keys);
};

}  // namespace chorus::kernel

#pragma once

#include "kernel/values/body.hpp"
#include "kernel/values/decision.hpp"
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
#include <variant>
#include <vector>

namespace chorus::kernel {

// The answer a client gets for one command. A stored answer is given again for a repeated `k`.
struct Answer {
  ClientId client;
  std::uint64_t k = 0;
  std::variant<Body, Rejection> outcome;  // ok body, or why not
};

// How far a client has come: kept with the change it caused, so nothing is done twice.
struct ClientProgress {
  ClientId client;
  SeatId seat;
  std::uint64_t last_k = 0;
  Body answer;  // of last_k; `{}` for ballots
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

// One line of the journal: ids and names, never words.
struct JournalRow {
  std::uint64_t seq = 0;
  SpaceId space;
  Instant at = 0;
  std::string command;  // empty: nothing is told of it
  PersonId lead;        // who did it; empty where it was no lead
  std::vector<Ref> things;
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

// Everything one accepted command changes, written in one transaction or not at all. All records
// belong to `space`. `ballots` go to the sealed box, which is made durable first; repeating them is
// harmless.
struct Commit {
  std::uint64_t seq = 0;  // rising by one a commit
  SpaceId space;
  Instant at = 0;
  std::string command;       // for the journal: names and keys, never words
  bool journal_keys = true;  // false where a ballot was cast
  PersonId lead;             // whose act it is, if a lead's; never a participant
  std::vector<Ref> about;    // things of other spaces that it is about
  std::vector<RecordPtr> puts;
  std::vector<Key> removes;
  std::optional<SpaceState> state;  // new, or changed
  std::vector<SpaceState> planned;  // of other spaces, new or changed: the plan says so
  std::vector<SpaceId> unplanned;   // spaces that are no more; nothing was ever in them
  std::optional<ClientProgress> progress;
  std::vector<Wake> wakes;
  std::vector<std::string> cancelled_wakes;
  std::optional<UndoEntry> undo;
  std::optional<std::uint64_t> undone;   // the undo row that this commit used up
  std::vector<UndoEntry> followed_undo;  // rows of earlier acts, which now wait for other revs
  std::vector<Ballot> ballots;
  std::vector<PersonId> spent;           // who has now a ballot in the box
  std::vector<PersonId> unspent;         // who has none there any more
  bool clears_spent = false;             // forget all spent marks of this space first
  std::optional<std::string> opens_box;  // fresh 32-byte key for this space, kept before all else
  bool destroys_box = false;  // after the main transaction: ballots and key of this space go
  std::vector<Seat> seats;    // made or renewed
  std::vector<SeatId> ended_seats;
  std::vector<Pass> passes;                 // a person's new slip replaces the old
  std::vector<Ref> withdrawn;               // remembered outside the file before all else
  std::vector<std::uint64_t> dropped_undo;  // undo rows that held what was withdrawn
  std::vector<ClientId> forgotten_answers;  // whose stored answers become {}
  std::vector<std::pair<std::string, std::string>> meta;  // named values of the file, replaced
  std::vector<NewMedium> media;
  std::vector<MediumId> erased_media;
};

}  // namespace chorus::kernel

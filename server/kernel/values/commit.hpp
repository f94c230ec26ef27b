#pragma once

#include "kernel/values/body.hpp"
#include "kernel/values/change.hpp"
#include "kernel/values/decision.hpp"
#include "kernel/values/instant.hpp"
#include "kernel/values/medium.hpp"
#include "kernel/values/ref.hpp"
#include "kernel/values/strong_id.hpp"

#include <cstdint>
#include <optional>
#include <string>
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

// One line of the journal: ids and names, never words.
struct JournalRow {
  std::uint64_t seq = 0;
  SpaceId space;
  Instant at = 0;
  std::string command;  // empty: nothing is told of it
  PersonId lead;        // who did it; empty where it was no lead
  std::vector<Ref> things;
};

// One accepted command, written in one transaction or not at all: what it changes, and who did what
// when. `ballots` go to the sealed box, which is made durable first; repeating them is harmless.
struct Commit : Change {
  std::uint64_t seq = 0;  // rising by one a commit
  SpaceId space;
  Instant at = 0;
  std::string command;       // for the journal: names and keys, never words
  bool journal_keys = true;  // false where a ballot was cast
  PersonId lead;             // whose act it is, if a lead's; never a participant
  std::vector<Ref> about;    // things of other spaces that it is about
  std::optional<ClientProgress> progress;
  std::optional<UndoEntry> undo;
  std::vector<SeatId> ended_seats;
  std::vector<NewMedium> media;
};

}  // namespace chorus::kernel

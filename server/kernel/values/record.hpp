#pragma once

#include "kernel/values/audience.hpp"
#include "kernel/values/body.hpp"
#include "kernel/values/strong_id.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace chorus::kernel {

// What kind of thing a record type holds; its manifest says so. The class decides ownership, undo,
// the journal and which gates apply.
//   contribution  somebody's words; owned            structure  the activity's furniture; unowned
//   tally         counted from ballots; unowned      ballot     sealed; never in the file
//   draft         owned, seen by its owner alone     private_   owned, seen by its owner alone, or
//                                                               by the leads, a table or the room
//                                                               too, signed; in no report
// NOLINTNEXTLINE(readability-identifier-naming): `private` alone is a word of the language
enum class RecordClass { contribution, structure, tally, ballot, draft, private_ };

// What keeps a record from readers who are in its audience. Owner and facilitators pass `held`;
// nobody but the decider passes `until_reveal` before its space is revealed; `hidden` was taken
// away by a facilitator and shows to facilitators only; `withdrawn` is a tombstone: its owner took
// it back, its words are gone, and only its place in the thread is left.
enum class Gate { open, held, until_reveal, hidden, withdrawn };

std::string_view to_text(RecordClass record_class);
std::optional<RecordClass> record_class_from(std::string_view text);
std::string_view to_text(Gate gate);
std::optional<Gate> gate_from(std::string_view text);

struct Record {
  SpaceId space;
  Key key;
  std::string type;
  RecordClass record_class = RecordClass::structure;
  std::uint64_t rev = 0;  // raised by the kernel, per record
  Audience audience;
  PersonId owner;  // empty: nobody's. Never leaves the server; the owner's copy says `mine`.
  Gate gate = Gate::open;
  Body body;
  // Which one of its space it is, in the order of giving: of a contribution that everybody in the
  // room could watch arrive. 0: not told, or never asked.
  std::uint64_t given = 0;
};

// Records are shared between the room's state, undo images and publications, and never changed.
using RecordPtr = std::shared_ptr<const Record>;

// What is left of a record that was taken back: its key, its kind, nothing else.
Record tombstone_of(const Record& record);

}  // namespace chorus::kernel

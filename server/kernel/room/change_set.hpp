#pragma once

#include "kernel/values/commit.hpp"
#include "kernel/values/publication.hpp"
#include "kernel/values/record.hpp"
#include "kernel/values/space.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace chorus::kernel {

// What one decision does to one space, while it is being made: records with their images before,
// revs raised, nothing applied yet. Keys are touched once; a later put of the same key replaces the
// earlier one.
struct ChangeSet {
  std::vector<Touched> touched;
  std::optional<SpaceState> state;
  std::vector<SpaceState> planned;  // of other spaces, as the plan says after this
  std::vector<SpaceId> unplanned;
  std::vector<Wake> wakes;
  std::vector<std::string> cancelled_wakes;
  std::vector<Ballot> ballots;
  std::vector<PersonId> spent;
  std::vector<PersonId> unspent;
  bool clears_spent = false;
  std::optional<std::string> opens_box;
  bool destroys_box = false;
  std::vector<Pass> passes;
  std::vector<Seat> seats;
  std::vector<std::pair<std::string, std::string>> meta;
  Body answer;
  bool answer_once = false;  // holds a secret or a choice: told now, never stored
  bool undoable = false;
  bool untold = false;  // the journal says nothing of it
  std::optional<std::uint64_t> undone;
  std::vector<UndoEntry> followed_undo;
  std::vector<Notice> notices;  // told once this is durable
  std::vector<Ref> withdrawn;
  std::vector<std::uint64_t> dropped_undo;
  std::vector<ClientId> forgotten_answers;
  std::vector<MediumId> erased_media;

  // Raises rev by one. A key that was removed and is put again continues its old revs, so that an
  // undo entry from before cannot match it.
  void put(const Space& space, Record record);
  // At the rev it had: for what its owner must not see a trace of.
  void put_unnoticed(const Space& space, Record record);
  void remove(const Space& space, const Key& key);
  // The records and wakes of another on top of its own.
  void take(const Space& space, const ChangeSet& more);
  std::size_t size() const noexcept { return touched.size() + ballots.size(); }

 private:
  Touched& touch(const Space& space, const Key& key);
  Touched* known(const Key& key);

  // Where in `touched` each key is; rebuilt when the two differ in size.
  std::unordered_map<Key, std::size_t> places_;
};

}  // namespace chorus::kernel

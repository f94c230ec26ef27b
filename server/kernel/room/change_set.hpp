#pragma once

#include "kernel/values/change.hpp"
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

// A change while it is being made: records with their images before, revs raised, nothing applied
// yet. A later put of the same key replaces the earlier one. What is beside the change is for who
// asked and who is told, and is no part of what is kept.
struct ChangeSet : Change {
  Body answer;
  bool answer_once = false;  // holds a secret or a choice: told now, never stored
  bool undoable = false;
  bool untold = false;          // the journal says nothing of it
  std::vector<Notice> notices;  // told once this is durable

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

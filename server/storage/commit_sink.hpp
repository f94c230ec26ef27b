#pragma once

#include "kernel/values/commit.hpp"
#include "kernel/values/loaded.hpp"
#include "kernel/values/medium.hpp"

#include <span>

namespace chorus::storage {

// What the storage thread drives: DurableInquiry, or one that fails when a test says so.
// Everything throws StorageTrouble, with words; nothing else.
class CommitSink {
 public:
  virtual ~CommitSink() = default;

  // All of the group, in order, or none that counts; durable when it returns.
  virtual void write(std::span<const kernel::Commit> group) = 0;

  // Everything as it stands in the file. After a failed write: opens the file afresh first.
  virtual kernel::Loaded load() = 0;

  // Null: it is not there.
  virtual kernel::MediumBytes read_medium(const kernel::MediumId& id) = 0;

  // Whether what is open can still be written to. Throws where it cannot, as a failed write does.
  virtual void look() = 0;

  // Nothing to write for a while, or the end: moves the log into the file. Never throws. False:
  // it could not be done just now, ask again.
  virtual bool settle() = 0;
};

}  // namespace chorus::storage

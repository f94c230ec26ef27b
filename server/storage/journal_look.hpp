#pragma once

#include "kernel/values/commit.hpp"

#include <SQLiteCpp/Statement.h>

#include <cstdint>
#include <optional>

namespace SQLite {
class Database;
}

namespace chorus::storage {

// Which commits an inquiry, or a copy of one, knows by its journal. Two files that went different
// ways gave the same numbers to different commits, so a commit is known by space, time and command
// too. Of commits older than the journal, a hundred thousand later, nobody can tell; a file counts
// as knowing them. The database outlives it.
class JournalLook {
 public:
  explicit JournalLook(SQLite::Database& file);

  bool knows(const kernel::JournalRow& commit);
  std::optional<kernel::JournalRow> last();

 private:
  SQLite::Database& file_;
  std::uint64_t oldest_ = 0;
  SQLite::Statement commit_;
};

}  // namespace chorus::storage

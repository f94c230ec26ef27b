#pragma once

#include "kernel/values/loaded.hpp"

#include <functional>
#include <vector>

namespace SQLite {
class Database;
}

namespace chorus::storage {

// Reads a whole inquiry but for its sealed box. Bodies are moved, not parsed: that is `check`'s
// work. Errors: SQLite::Exception; StorageTrouble for a word the program does not know.
kernel::Loaded read_inquiry(SQLite::Database& database);

// The same row by row, for whoever needs no whole inquiry in memory: every record, by space and
// key; every line of the journal that names what it was about; and all the rest, where the spaces
// come without records and there are no acts.
void each_record(SQLite::Database& database, const std::function<void(kernel::Record)>& take);
void each_act(SQLite::Database& database, const std::function<void(kernel::JournalRow)>& take);
kernel::Loaded read_beside_records(SQLite::Database& database);

// The sealed boxes as the commits know them. An ending one belongs to a vote that is closed, while
// what was in it may still be there.
struct BoxRow {
  kernel::SpaceId space;
  bool is_ending = false;
};
std::vector<BoxRow> read_boxes(SQLite::Database& database);

}  // namespace chorus::storage

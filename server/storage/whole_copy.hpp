#pragma once

#include <filesystem>

namespace SQLite {
class Database;
}

namespace chorus::storage {

// Copies all that an open connection sees into `fresh`, which is made for its owner alone, and
// looks whether the copy is sound. The copy does not say that it is in use. Throws
// SQLite::Exception, StorageTrouble, std::system_error; then what was begun is still there.
void copy_whole(SQLite::Database& open, const std::filesystem::path& fresh);

}  // namespace chorus::storage

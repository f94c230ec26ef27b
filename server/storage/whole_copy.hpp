#pragma once

#include <filesystem>

namespace SQLite {
class Database;
}

namespace chorus::storage {

// Copies all that an open connection sees into `fresh`, an empty file, and looks whether the copy
// is sound. The copy does not say that it is in use. An end in the middle leaves no words in any
// other file. Throws SQLite::Exception, StorageTrouble; then what was begun is still there.
void copy_whole(SQLite::Database& open, const std::filesystem::path& fresh);

}  // namespace chorus::storage

#include "storage/whole_copy.hpp"

#include "platform/path_text.hpp"
#include "storage/database.hpp"
#include "storage/inquiry_tables.hpp"
#include "storage/trouble.hpp"

#include <SQLiteCpp/Backup.h>
#include <sqlite3.h>

namespace chorus::storage {
namespace {

constexpr const char* k_no_other_file = "PRAGMA journal_mode=MEMORY";
constexpr const char* k_is_sound = "PRAGMA integrity_check(1)";

void copy_pages(SQLite::Database& open, SQLite::Database& target) {
  SQLite::Backup backup(target, open);
  // All pages in one go: a pause between two steps would begin again at every commit.
  if (backup.executeStep() != SQLITE_DONE) {
    throw StorageTrouble("The inquiry is in use by another program. Try again.");
  }
}

}  // namespace

void copy_whole(SQLite::Database& open, const std::filesystem::path& fresh) {
  {
    SQLite::Database target(platform::utf8(fresh), SQLite::OPEN_READWRITE);
    target.exec("PRAGMA synchronous=FULL");
    target.exec(k_no_other_file);
    copy_pages(open, target);
    target.exec(k_no_other_file);  // the pages said how the inquiry keeps its log
    unmark_in_use(target);
  }
  Database copied(fresh, Database::Use::still);
  if (copied.sql().execAndGet(k_is_sound).getString() != "ok") {
    throw StorageTrouble("The inquiry is damaged, so there is no new copy. Keep the older ones.");
  }
}

}  // namespace chorus::storage

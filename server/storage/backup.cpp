#include "storage/backup.hpp"

#include "platform/file_lock.hpp"
#include "platform/replace_file.hpp"
#include "storage/inquiry_file.hpp"
#include "storage/read_access.hpp"
#include "storage/trouble.hpp"

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include <system_error>

namespace chorus::storage {
namespace {

constexpr const char* k_is_sound = "PRAGMA integrity_check(1)";

void refuse_place(const std::filesystem::path& path, const std::filesystem::path& copy) {
  std::error_code neither;
  if (std::filesystem::equivalent(path, copy, neither)) {
    throw StorageTrouble("The copy would replace the inquiry itself. Choose another name.");
  }
  if (std::filesystem::is_directory(copy, neither)) {
    throw StorageTrouble(copy.string() + " is a folder. Name a file in it.");
  }
  // Another inquiry that was not closed, or is open now: its log would spoil the copy.
  if (std::filesystem::exists(log_beside(copy), neither)) {
    throw StorageTrouble(copy.string() + " is in use. Choose another name.");
  }
}

void copy_to(const std::filesystem::path& path, const std::filesystem::path& fresh) {
  ReadAccess source(path);
  platform::replace_file(fresh, "");  // for its owner alone from the first byte
  SQLite::Database target(fresh.string(), SQLite::OPEN_READWRITE);
  target.exec("PRAGMA synchronous=FULL");
  SQLite::Backup backup(target, source.database().sql());
  // All pages in one go: a pause between two steps would begin again at every commit.
  if (backup.executeStep() != SQLITE_DONE) {
    throw StorageTrouble(path.filename().string() + " is in use by another program. Try again.");
  }
}

void check_copy(const std::filesystem::path& fresh) {
  Database copied(fresh, Database::Use::still);
  if (copied.sql().execAndGet(k_is_sound).getString() != "ok") {
    throw StorageTrouble("The inquiry is damaged, so there is no new copy. Keep the older ones.");
  }
}

}  // namespace

void backup_inquiry(const std::filesystem::path& path, const std::filesystem::path& copy) {
  const auto fresh = platform::temporary_beside(copy);
  try {
    refuse_place(path, copy);
    copy_to(path, fresh);
    check_copy(fresh);
    const auto lock = platform::FileLock::try_lock(lock_beside(copy));
    if (!lock) throw StorageTrouble(copy.string() + " is in use. Choose another name.");
    refuse_place(path, copy);
    platform::publish_file(fresh, copy);
  } catch (const SQLite::Exception& error) {
    platform::erase_file(fresh);
    throw trouble_from(error, path);
  } catch (const std::system_error& error) {
    std::error_code ignored;
    std::filesystem::remove(fresh, ignored);
    throw StorageTrouble(copy.string() + " could not be written: " + error.code().message() + ".");
  } catch (const StorageTrouble&) {
    platform::erase_file(fresh);
    throw;
  }
}

}  // namespace chorus::storage

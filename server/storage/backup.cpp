#include "storage/backup.hpp"

#include "platform/file_lock.hpp"
#include "platform/path_text.hpp"
#include "platform/replace_file.hpp"
#include "storage/inquiry_file.hpp"
#include "storage/read_access.hpp"
#include "storage/trouble.hpp"
#include "storage/whole_copy.hpp"

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include <system_error>

namespace chorus::storage {
namespace {

void refuse_place(const std::filesystem::path& path, const std::filesystem::path& copy) {
  std::error_code neither;
  if (std::filesystem::equivalent(path, copy, neither)) {
    throw StorageTrouble("The copy would replace the inquiry itself. Choose another name.");
  }
  if (std::filesystem::is_directory(copy, neither)) {
    throw StorageTrouble(platform::utf8(copy) + " is a folder. Name a file in it.");
  }
  // Another inquiry that was not closed, or is open now: its log would spoil the copy.
  if (std::filesystem::exists(log_beside(copy), neither)) {
    throw StorageTrouble(platform::utf8(copy) + " is in use. Choose another name.");
  }
}

void copy_to(const std::filesystem::path& path, const std::filesystem::path& fresh) {
  ReadAccess source(path);
  copy_whole(source.database().sql(), fresh);
}

}  // namespace

void backup_inquiry(const std::filesystem::path& path, const std::filesystem::path& copy) {
  try {
    refuse_place(path, copy);
    const auto lock = platform::FileLock::try_lock(lock_beside(copy));
    if (!lock) throw StorageTrouble(platform::utf8(copy) + " is in use. Choose another name.");
    refuse_place(path, copy);
    platform::erase_interrupted(copy);
    platform::UnfinishedFile fresh(copy);
    copy_to(path, fresh.path());
    fresh.publish();
  } catch (const SQLite::Exception& error) {
    // The inquiry is only read, so what is full is the copy's disk.
    throw trouble_from(error, error.getErrorCode() == SQLITE_FULL ? copy : path);
  } catch (const std::system_error& error) {
    throw StorageTrouble(platform::utf8(copy) + " could not be written: " + error.code().message() +
                         ".");
  }
}

void erase_interrupted_backup(const std::filesystem::path& copy) {
  std::error_code none;
  if (!std::filesystem::is_directory(std::filesystem::absolute(copy).parent_path(), none)) return;
  try {
    const auto lock = platform::FileLock::try_lock(lock_beside(copy));
    if (lock) platform::erase_interrupted(copy);
  } catch (const std::system_error& error) {
    throw StorageTrouble("What is left of a copy cut short beside " + platform::utf8(copy) +
                         " could not be erased: " + error.code().message() + ".");
  }
}

}  // namespace chorus::storage

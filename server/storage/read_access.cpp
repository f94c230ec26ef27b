#include "storage/read_access.hpp"

#include "platform/path_text.hpp"
#include "storage/inquiry_file.hpp"
#include "storage/inquiry_tables.hpp"
#include "storage/trouble.hpp"

#include <system_error>

namespace chorus::storage {
namespace {

bool is_held_by_nobody_else(const std::filesystem::path& path,
                            std::optional<platform::FileLock>& lock,
                            std::optional<platform::HeldFile>& file) {
  try {
    lock = platform::FileLock::try_lock(lock_beside(path));
    if (!lock) return false;
    file = platform::HeldFile::try_hold(path);
  } catch (const std::system_error&) {
    // A file or a folder that nobody can write to: nobody serves from there either.
    return true;
  }
  if (!file) {
    throw StorageTrouble(platform::utf8(path.filename()) +
                         " is open in another Chorus under another name. Use that name.");
  }
  return true;
}

}  // namespace

ReadAccess::Access ReadAccess::asked_for(const std::filesystem::path& path) {
  Access access;
  access.path = true_path(path);
  if (const auto why = why_not_an_inquiry(access.path)) throw NotAnInquiry(*why);
  access.is_still = is_held_by_nobody_else(access.path, access.lock, access.file);
  std::error_code no_log;
  const auto size = std::filesystem::file_size(log_beside(access.path), no_log);
  access.has_log = !no_log;
  const bool has_words = !no_log && size > 0;
  access.use = !access.is_still ? Database::Use::read
               : has_words      ? Database::Use::alone
                                : Database::Use::still;
  return access;
}

ReadAccess::ReadAccess(const std::filesystem::path& path)
    : access_(asked_for(path)), database_(access_.path, access_.use) {}

}  // namespace chorus::storage

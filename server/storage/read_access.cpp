#include "storage/read_access.hpp"

#include "storage/inquiry_file.hpp"
#include "storage/inquiry_tables.hpp"
#include "storage/trouble.hpp"

#include <system_error>

namespace chorus::storage {
namespace {

Database::Use use_for(const std::filesystem::path& path, bool is_served) {
  std::error_code no_log;
  const auto size = std::filesystem::file_size(log_beside(path), no_log);
  const bool has_log = !no_log && size > 0;
  if (is_served) return Database::Use::read;
  return has_log ? Database::Use::alone : Database::Use::still;
}

}  // namespace

ReadAccess::Access ReadAccess::asked_for(const std::filesystem::path& path) {
  if (const auto why = why_not_an_inquiry(path)) throw NotAnInquiry(*why);
  Access access;
  try {
    access.lock = platform::FileLock::try_lock(lock_beside(path));
    access.is_served = !access.lock.has_value();
  } catch (const std::system_error&) {
    // A folder nobody can write to: nobody serves from there either.
    access.is_served = false;
  }
  return access;
}

ReadAccess::ReadAccess(const std::filesystem::path& path)
    : access_(asked_for(path)), database_(path, use_for(path, access_.is_served)) {}

}  // namespace chorus::storage

#include "storage/noted_copy.hpp"

#include "storage/backup.hpp"
#include "storage/trouble.hpp"

#include <algorithm>
#include <system_error>

namespace chorus::storage {

std::filesystem::file_time_type changed_at(const std::filesystem::path& path) {
  std::error_code none;
  const auto time = std::filesystem::last_write_time(path, none);
  return none ? std::filesystem::file_time_type::min() : time;
}

void make_noted_copy(const std::filesystem::path& inquiry, IssuedList& issued,
                     const WithdrawnList& withdrawn, const std::filesystem::path& copy) {
  const auto noted = issued.copies();
  const auto place = std::filesystem::absolute(copy).lexically_normal();
  const bool is_noted = std::find(noted.begin(), noted.end(), place) != noted.end();
  if (!is_noted) issued.note_copy(copy);
  try {
    auto before = changed_at(withdrawn.path());
    backup_inquiry(inquiry, copy);
    for (auto now = changed_at(withdrawn.path()); now != before;
         now = changed_at(withdrawn.path())) {
      before = now;
      backup_inquiry(inquiry, copy);
    }
  } catch (const StorageTrouble&) {
    if (!is_noted) issued.forget_copy(copy);
    throw;
  }
}

}  // namespace chorus::storage

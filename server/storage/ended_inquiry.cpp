#include "storage/ended_inquiry.hpp"

#include "platform/file_lock.hpp"
#include "platform/held_file.hpp"
#include "platform/path_text.hpp"
#include "platform/replace_file.hpp"
#include "storage/box_keys.hpp"
#include "storage/database.hpp"
#include "storage/inquiry_file.hpp"
#include "storage/inquiry_look.hpp"
#include "storage/issued_list.hpp"
#include "storage/trouble.hpp"
#include "storage/withdrawn_list.hpp"

#include <optional>
#include <system_error>

namespace chorus::storage {
namespace {

using Path = std::filesystem::path;

// The file last: as long as it stands, it can be seen that something is left.
void erase_with_log(const Path& file) {
  platform::erase_file(log_beside(file));
  platform::erase_file(index_beside(file));
  platform::erase_file(file);
}

bool has_another(const Path& path, const std::string& inquiry_id) {
  std::error_code none;
  for (std::filesystem::directory_iterator at(path.parent_path(), none), end; !none && at != end;
       at.increment(none)) {
    if (at->path() == path || at->path().extension() != ".inquiry") continue;
    const auto look = look_into(at->path());
    if (look.summary && look.summary->id == inquiry_id) return true;
  }
  return false;
}

// Held by its lock file and by itself, under whatever name somebody else may have it.
struct Hold {
  explicit Hold(const Path& path) : lock(platform::FileLock::try_lock(lock_beside(path))) {
    std::error_code none;
    if (lock && std::filesystem::exists(path, none)) file = platform::HeldFile::try_hold(path);
    if (!lock || (std::filesystem::exists(path, none) && !file)) {
      throw StorageTrouble(platform::utf8(path) + " is open in another Chorus. Close it first.");
    }
  }
  std::optional<platform::FileLock> lock;
  std::optional<platform::HeldFile> file;
};

}  // namespace

void erase_inquiry(const Path& path, const std::string& inquiry_id) {
  std::error_code none;
  if (!std::filesystem::is_directory(path.parent_path(), none)) return;
  try {
    const Hold hold(path);
    const Path keys = keys_of(path);
    if (!keys.empty()) platform::erase_file(keys);
    platform::erase_file(key_beside(path));
    erase_with_log(ballots_beside(path));
    if (!inquiry_id.empty() && !has_another(path, inquiry_id)) {
      platform::erase_file(IssuedList(path, inquiry_id).path());
      platform::erase_file(WithdrawnList(path, inquiry_id).path());
    }
    erase_with_log(path);
  } catch (const std::system_error& error) {
    throw trouble_from(error, path);
  }
}

bool erase_copy(const Path& copy, const std::string& inquiry_id) {
  const auto look = look_into(copy);
  if (look.state == InquiryLook::State::missing) return true;
  if (!look.summary || look.summary->id != inquiry_id) return false;
  erase_inquiry(copy, inquiry_id);
  return true;
}

}  // namespace chorus::storage

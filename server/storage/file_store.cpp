#include "storage/file_store.hpp"

#include "platform/cloud_folder.hpp"
#include "platform/file_lock.hpp"
#include "platform/path_text.hpp"
#include "platform/private_folder.hpp"
#include "storage/durable_inquiry.hpp"
#include "storage/group_commit.hpp"
#include "storage/inquiry_file.hpp"
#include "storage/trouble.hpp"

#include <cassert>
#include <cstdint>
#include <system_error>
#include <thread>
#include <utility>

namespace chorus::storage {
namespace {

constexpr std::uintmax_t k_little_space_bytes = std::uintmax_t{1024} * 1024 * 1024;

platform::FileLock locked(const std::filesystem::path& path) {
  if (const auto why = why_not_an_inquiry(path)) throw NotAnInquiry(*why);
  try {
    auto lock = platform::FileLock::try_lock(lock_beside(path));
    if (!lock) {
      throw StorageTrouble(platform::utf8(path.filename()) +
                           " is already open in another Chorus. Use that one, or close it first.");
    }
    return std::move(*lock);
  } catch (const std::system_error& error) {
    throw trouble_from(error, path);
  }
}

std::vector<FileStore::Warning> warnings_about(const std::filesystem::path& path) {
  std::vector<FileStore::Warning> warnings;
  if (const auto name = platform::shared_folder_name(path)) {
    warnings.push_back(
        {"This inquiry lies in " + *name +
             ". Move it to this computer's own disk: a live inquiry can be damaged there.",
         "notice.shared_folder", *name});
  }
  std::error_code unknown;
  const auto space = std::filesystem::space(path.parent_path(), unknown);
  if (!unknown && space.available < k_little_space_bytes) {
    warnings.push_back({"The disk is nearly full. Free some space before people come.",
                        "notice.little_space", ""});
  }
  if (!platform::private_runtime_folder()) {
    warnings.emplace_back(
        "This computer has no private folder in memory for the key of an open vote. If Chorus "
        "stops during a vote, that vote starts anew.");
  }
  return warnings;
}

}  // namespace

struct FileStore::Parts {
  Parts(const std::filesystem::path& path, Post post, const Settings& settings)
      : lock(locked(path)),
        warnings(warnings_about(path)),
        inquiry(path, settings.rescue_folders),
        thread(inquiry, std::move(post), {settings.idle}) {}

  bool is_room_thread() const { return std::this_thread::get_id() == room; }

  platform::FileLock lock;
  std::vector<Warning> warnings;
  DurableInquiry inquiry;
  std::thread::id room = std::this_thread::get_id();
  GroupCommit thread;  // last: it works with the inquiry
};

FileStore::FileStore(const std::filesystem::path& path, Post post)
    : FileStore(path, std::move(post), Settings()) {}

FileStore::FileStore(const std::filesystem::path& path, Post post, Settings settings)
    : parts_(std::make_unique<Parts>(true_path(path), std::move(post), settings)) {}

FileStore::~FileStore() { close(); }

void FileStore::commit(kernel::Commit commit, std::function<void(Result)> done) {
  assert(parts_->is_room_thread());
  parts_->thread.commit(std::move(commit), std::move(done));
}

kernel::Loaded FileStore::load() {
  assert(parts_->is_room_thread());
  return parts_->thread.load();
}

void FileStore::read_medium(const kernel::MediumId& id,
                            std::function<void(kernel::MediumBytes)> done) {
  assert(parts_->is_room_thread());
  parts_->thread.read_medium(id, std::move(done));
}

std::string FileStore::inquiry_id() {
  assert(parts_->is_room_thread());
  std::string id;
  parts_->thread.run([&] { id = parts_->inquiry.id(); });
  return id;
}

std::optional<std::string> FileStore::meta(const std::string& name) {
  assert(parts_->is_room_thread());
  std::optional<std::string> value;
  parts_->thread.run([&] { value = parts_->inquiry.meta(name); });
  return value;
}

void FileStore::set_meta(const std::string& name, const std::string& value) {
  assert(parts_->is_room_thread());
  parts_->thread.run([&] { parts_->inquiry.set_meta(name, value); });
}

const std::vector<FileStore::Warning>& FileStore::warnings() const noexcept {
  return parts_->warnings;
}

void FileStore::look() { parts_->thread.look(); }

Standing FileStore::standing() const {
  Standing standing = parts_->inquiry.standing();
  standing.trouble = trouble();
  return standing;
}

std::string FileStore::trouble() const { return parts_->thread.trouble(); }

void FileStore::rescue(std::vector<kernel::Space> spaces) {
  assert(parts_->is_room_thread());
  parts_->thread.run([&] {
    parts_->inquiry.rescue_by([&](const auto& fresh) {
      std::filesystem::remove(fresh);
      create_inquiry(fresh, {std::move(spaces), parts_->inquiry.named_values()});
    });
  });
}

std::string FileStore::close() {
  assert(parts_->is_room_thread());
  std::string words;
  parts_->thread.run([&] { words = parts_->inquiry.finish(); });
  const std::string trouble = parts_->thread.trouble();
  return trouble.empty() ? words : trouble;
}

}  // namespace chorus::storage

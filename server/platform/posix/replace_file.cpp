#include "platform/replace_file.hpp"

#include "platform/native_handle.hpp"
#include "platform/posix/system_call.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <fcntl.h>
#include <string>
#include <string_view>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace chorus::platform {
namespace {

constexpr mode_t k_owner_only = 0600;
constexpr std::size_t k_blot_bytes = 4096;
constexpr std::string_view k_temporary_end = ".part";
// What SQLite keeps beside a file that it writes.
constexpr std::array<std::string_view, 3> k_beside_a_database{"-journal", "-wal", "-shm"};

OwnedHandle opened(const std::filesystem::path& path, int flags) {
  OwnedHandle handle(
      posix::retry([&] { return ::open(path.c_str(), flags | O_CLOEXEC, k_owner_only); }));
  if (!handle) posix::fail("opening " + path.string());
  return handle;
}

void flush(const OwnedHandle& handle, const std::filesystem::path& path) {
  if (posix::retry([&] { return ::fsync(handle.get()); }) != 0) {
    posix::fail("flushing " + path.string());
  }
}

std::filesystem::path folder_of(const std::filesystem::path& path) {
  const auto folder = path.parent_path();
  return folder.empty() ? std::filesystem::path(".") : folder;
}

void flush_folder_of(const std::filesystem::path& path) {
  const auto folder = folder_of(path);
  flush(opened(folder, O_RDONLY | O_DIRECTORY), folder);
}

void write_all(const OwnedHandle& handle, std::string_view bytes,
               const std::filesystem::path& path) {
  while (!bytes.empty()) {
    const auto count =
        posix::retry([&] { return ::write(handle.get(), bytes.data(), bytes.size()); });
    if (count < 0) posix::fail("writing " + path.string());
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

void blot_out(const OwnedHandle& handle, const std::filesystem::path& path) {
  struct stat status {};
  if (::fstat(handle.get(), &status) != 0) posix::fail("looking at " + path.string());
  static constexpr std::array<char, k_blot_bytes> nothing{};
  auto left = static_cast<std::size_t>(status.st_size);
  while (left > 0) {
    const std::size_t piece = std::min(left, nothing.size());
    write_all(handle, {nothing.data(), piece}, path);
    left -= piece;
  }
  flush(handle, path);
}

// Says to erase_interrupted that somebody writes it. Where locks are unknown it is at risk only
// from a second program that writes the same file at the same moment.
void claim(const OwnedHandle& handle) { ::flock(handle.get(), LOCK_EX | LOCK_NB); }

void rename_flushed(const std::filesystem::path& from, const std::filesystem::path& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) posix::fail("putting " + to.string() + " in place");
  flush_folder_of(to);
}

bool skip_digits(std::string_view& text) {
  const auto end = std::min(text.find_first_not_of("0123456789"), text.size());
  text.remove_prefix(end);
  return end > 0;
}

// As temporary_beside names it: .NAME.<process>-<count>.part
bool is_temporary_of(const std::string& wanted, std::string_view name) {
  for (const auto end : k_beside_a_database) {
    if (name.ends_with(end)) name.remove_suffix(end.size());
  }
  const std::string begin = "." + wanted + ".";
  if (!name.starts_with(begin)) return false;
  name.remove_prefix(begin.size());
  if (!skip_digits(name) || !name.starts_with('-')) return false;
  name.remove_prefix(1);
  return skip_digits(name) && name == k_temporary_end;
}

void erase_unless_written(const std::filesystem::path& path) {
  const OwnedHandle handle(
      posix::retry([&] { return ::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOFOLLOW); }));
  if (!handle) {
    if (errno == ENOENT) return;
    posix::fail("opening " + path.string());
  }
  if (::flock(handle.get(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) return;
  blot_out(handle, path);
  if (::unlink(path.c_str()) != 0) posix::fail("removing " + path.string());
  flush_folder_of(path);
}

}  // namespace

std::filesystem::path temporary_beside(const std::filesystem::path& path) {
  static std::atomic<unsigned> count{0};
  const std::string name = "." + path.filename().string() + "." + std::to_string(::getpid()) + "-" +
                           std::to_string(++count) + std::string(k_temporary_end);
  return folder_of(path) / name;
}

void replace_file(const std::filesystem::path& path, std::string_view bytes, OldBytes old) {
  const auto fresh = temporary_beside(path);
  try {
    const OwnedHandle handle = opened(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW);
    claim(handle);
    write_all(handle, bytes, fresh);
    flush(handle, fresh);
    // Held across the renaming: the old bytes are blotted out only once the new ones are safe.
    OwnedHandle replaced;
    if (old == OldBytes::overwrite && std::filesystem::exists(path)) {
      replaced = opened(path, O_WRONLY);
    }
    rename_flushed(fresh, path);
    if (replaced) blot_out(replaced, path);
  } catch (...) {
    ::unlink(fresh.c_str());
    throw;
  }
}

bool publish_new_file(const std::filesystem::path& finished, const std::filesystem::path& path) {
  flush(opened(finished, O_RDONLY), finished);
  // A second name for the same file, which fails where a plain renaming would replace.
  if (::link(finished.c_str(), path.c_str()) != 0) {
    if (errno == EEXIST) return false;
    if (errno != EPERM && errno != EOPNOTSUPP) {
      posix::fail("putting " + path.string() + " in place");
    }
    // A stick formatted for other systems knows no second names.
    if (std::filesystem::exists(path)) return false;
    rename_flushed(finished, path);
    return true;
  }
  if (::unlink(finished.c_str()) != 0) posix::fail("removing " + finished.string());
  flush_folder_of(path);
  return true;
}

UnfinishedFile::UnfinishedFile(std::filesystem::path place)
    : place_(std::move(place)),
      path_(temporary_beside(place_)),
      held_(opened(path_, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW)) {
  claim(held_);
}

UnfinishedFile::~UnfinishedFile() {
  if (path_.empty()) return;
  try {
    erase_file(path_);
  } catch (const std::system_error&) {
    // Its disk is gone or takes nothing: erase_interrupted is for what stays.
  }
}

void UnfinishedFile::publish() {
  flush(opened(path_, O_RDONLY), path_);
  rename_flushed(path_, place_);
  path_.clear();
  held_.close();
}

void erase_interrupted(const std::filesystem::path& path) {
  std::error_code none;
  std::vector<std::filesystem::path> left;
  for (const auto& entry : std::filesystem::directory_iterator(folder_of(path), none)) {
    if (is_temporary_of(path.filename().string(), entry.path().filename().string())) {
      left.push_back(entry.path());
    }
  }
  for (const auto& file : left) erase_unless_written(file);
}

void erase_file(const std::filesystem::path& path) {
  const OwnedHandle handle(
      posix::retry([&] { return ::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOFOLLOW); }));
  if (!handle) {
    if (errno == ENOENT) return;
    posix::fail("opening " + path.string());
  }
  blot_out(handle, path);
  if (::unlink(path.c_str()) != 0) posix::fail("removing " + path.string());
  flush_folder_of(path);
}

}  // namespace chorus::platform

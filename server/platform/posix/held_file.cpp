#include "platform/held_file.hpp"

#include "platform/posix/system_call.hpp"

#include <algorithm>
#include <fcntl.h>
#include <mutex>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace chorus::platform {
namespace {

// Far behind any byte of a file, and behind those that SQLite locks.
[[maybe_unused]] constexpr off_t k_locked_byte = off_t{1} << 62;
constexpr int k_tries = 100;  // the file at the path may be another one each time

FileStatus from(const struct stat& status) {
  return {static_cast<std::uint64_t>(status.st_dev), static_cast<std::uint64_t>(status.st_ino),
          static_cast<std::uint64_t>(status.st_nlink), static_cast<std::uint64_t>(status.st_size)};
}

FileStatus status_of(const OwnedHandle& handle) {
  struct stat status {};
  if (::fstat(handle.get(), &status) != 0) posix::fail("looking at an open file");
  return from(status);
}

// What this process holds. Looked at before a file is opened, for closing it would be the harm.
struct HeldHere {
  std::mutex mutex;
  std::vector<FileStatus> files;

  bool has(const FileStatus& file) const {
    return std::any_of(files.begin(), files.end(),
                       [&](const auto& held) { return is_same_file(held, file); });
  }
};

HeldHere& held_here() {
  static HeldHere held;
  return held;
}

// A lock of this open file alone, which no other close drops. It goes with the process.
bool lock_alone(const OwnedHandle& handle, const std::filesystem::path& path) {
#ifdef F_OFD_SETLK
  struct flock lock {};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  lock.l_start = k_locked_byte;
  lock.l_len = 1;
  const int result = posix::retry([&] { return ::fcntl(handle.get(), F_OFD_SETLK, &lock); });
#else
  const int result = posix::retry([&] { return ::flock(handle.get(), LOCK_EX | LOCK_NB); });
#endif
  if (result == 0) return true;
  if (errno == EWOULDBLOCK || errno == EACCES) return false;
  posix::fail("locking " + path.string());
}

std::string read_beginning(const OwnedHandle& handle, std::size_t bytes, const std::string& name) {
  std::string text(bytes, '\0');
  std::size_t have = 0;
  while (have < bytes) {
    const auto count = posix::retry([&] {
      return ::pread(handle.get(), text.data() + have, bytes - have, static_cast<off_t>(have));
    });
    if (count < 0) posix::fail("reading " + name);
    if (count == 0) break;
    have += static_cast<std::size_t>(count);
  }
  text.resize(have);
  return text;
}

}  // namespace

bool is_same_file(const FileStatus& one, const FileStatus& other) noexcept {
  return one.device == other.device && one.number == other.number;
}

std::optional<FileStatus> status_at(const std::filesystem::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) == 0) return from(status);
  if (errno == ENOENT || errno == ENOTDIR) return std::nullopt;
  posix::fail("looking at " + path.string());
}

std::string beginning_of(const std::filesystem::path& path, std::size_t bytes) {
  const OwnedHandle handle(
      posix::retry([&] { return ::open(path.c_str(), O_RDONLY | O_CLOEXEC); }));
  if (!handle) posix::fail("opening " + path.string());
  return read_beginning(handle, bytes, path.string());
}

bool is_held_here(const std::filesystem::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return false;
  const std::lock_guard lock(held_here().mutex);
  return held_here().has(from(status));
}

std::optional<HeldFile> HeldFile::try_hold(const std::filesystem::path& path) {
  const std::lock_guard lock(held_here().mutex);
  for (int tries = 0; tries < k_tries; ++tries) {
    const auto before = status_at(path);
    if (before && held_here().has(*before)) return std::nullopt;
    OwnedHandle handle(posix::retry([&] { return ::open(path.c_str(), O_RDWR | O_CLOEXEC); }));
    if (!handle) posix::fail("opening " + path.string());
    if (!lock_alone(handle, path)) return std::nullopt;
    const auto after = status_at(path);
    const FileStatus held = status_of(handle);
    if (!after || !is_same_file(*after, held)) continue;
    held_here().files.push_back(held);
    return HeldFile(std::move(handle));
  }
  posix::fail("holding " + path.string(), EBUSY);
}

HeldFile::~HeldFile() {
  if (!handle_) return;
  struct stat status {};
  if (::fstat(handle_.get(), &status) != 0) return;
  const std::lock_guard lock(held_here().mutex);
  std::erase_if(held_here().files,
                [&](const auto& held) { return is_same_file(held, from(status)); });
}

FileStatus HeldFile::status() const { return status_of(handle_); }

std::string HeldFile::beginning(std::size_t bytes) const {
  return read_beginning(handle_, bytes, "an open file");
}

}  // namespace chorus::platform

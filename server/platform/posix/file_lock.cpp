#include "platform/file_lock.hpp"

#include "platform/posix/system_call.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace chorus::platform {
namespace {

constexpr mode_t k_owner_only = 0600;

// The holder before us may have removed the file between our opening and our locking it; then we
// hold a lock nobody else will ever see.
bool is_still_at(const std::filesystem::path& path, const OwnedHandle& handle) {
  struct stat held {};
  struct stat there {};
  return ::fstat(handle.get(), &held) == 0 && ::stat(path.c_str(), &there) == 0 &&
         held.st_ino == there.st_ino && held.st_dev == there.st_dev;
}

}  // namespace

std::optional<FileLock> FileLock::try_lock(const std::filesystem::path& path) {
  for (;;) {
    OwnedHandle handle(posix::retry([&] {
      return ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, k_owner_only);
    }));
    if (!handle) posix::fail("opening " + path.string());
    if (posix::retry([&] { return ::flock(handle.get(), LOCK_EX | LOCK_NB); }) != 0) {
      if (errno == EWOULDBLOCK) return std::nullopt;
      posix::fail("locking " + path.string());
    }
    if (is_still_at(path, handle)) return FileLock(path, std::move(handle));
  }
}

FileLock::FileLock(std::filesystem::path path, OwnedHandle handle)
    : path_(std::move(path)), handle_(std::move(handle)) {}

FileLock& FileLock::operator=(FileLock&& other) noexcept {
  path_.swap(other.path_);
  std::swap(handle_, other.handle_);
  return *this;
}

FileLock::~FileLock() {
  // Removed while still held, so that nobody can hold the file that is going.
  if (handle_) ::unlink(path_.c_str());
}

}  // namespace chorus::platform

#pragma once

#include "platform/native_handle.hpp"

#include <filesystem>
#include <optional>

// Holds a lock file so that two servers cannot have one inquiry. The system lets go of it when the
// process ends, however it ends; a file that is merely there means nothing. The holder removes the
// file when it lets go. Errors: std::system_error (a folder that cannot be written to).
//
// Rejected: a file with a process number in it, which lies after a crash; byte-range locks, which
// any other close of the same file in the process drops.
namespace chorus::platform {

class FileLock {
 public:
  static std::optional<FileLock> try_lock(
      const std::filesystem::path& path);  // empty: another has it
  ~FileLock();
  FileLock(FileLock&&) noexcept = default;
  FileLock& operator=(FileLock&& other) noexcept;
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;

 private:
  FileLock(std::filesystem::path path, OwnedHandle handle);

  std::filesystem::path path_;
  OwnedHandle handle_;
};

}  // namespace chorus::platform

#pragma once

#include "platform/native_handle.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>

// Which file it is, whatever it is called, and holding one against every other program.
namespace chorus::platform {

struct FileStatus {
  std::uint64_t device = 0;
  std::uint64_t number = 0;  // with the device: the file itself, under any of its names
  std::uint64_t links = 0;   // how many names it has; none: it was deleted
  std::uint64_t bytes = 0;
};
bool is_same_file(const FileStatus& one, const FileStatus& other) noexcept;

// What stands at the path, without opening it; empty: nothing does. Throws std::system_error where
// the disk does not say.
std::optional<FileStatus> status_at(const std::filesystem::path& path);

// The first bytes of the file, fewer if it is shorter. Throws std::system_error.
std::string beginning_of(const std::filesystem::path& path, std::size_t bytes);

// True while this process holds the file. It must not be opened and closed again then: that would
// drop the locks that SQLite has on it.
bool is_held_here(const std::filesystem::path& path);

// An open file that nobody else can hold meanwhile, under this name or another. The hold ends with
// the process, however it ends. It must outlive every connection of SQLite to that file. Errors:
// std::system_error.
class HeldFile {
 public:
  static std::optional<HeldFile> try_hold(const std::filesystem::path& path);  // empty: held
  ~HeldFile();
  HeldFile(HeldFile&&) noexcept = default;
  HeldFile& operator=(HeldFile&& other) noexcept {
    std::swap(handle_, other.handle_);
    return *this;
  }
  HeldFile(const HeldFile&) = delete;
  HeldFile& operator=(const HeldFile&) = delete;

  FileStatus status() const;  // of the file itself, also when it has no name any more
  std::string beginning(std::size_t bytes) const;

 private:
  explicit HeldFile(OwnedHandle handle) : handle_(std::move(handle)) {}

  OwnedHandle handle_;
};

}  // namespace chorus::platform

#pragma once

#include <filesystem>

namespace chorus::platform {

// A folder for what a library insists on writing to files: for this account alone, in memory where
// the system has a place for that, and gone with all in it when the object goes. Errors:
// std::system_error.
class ScratchFolder {
 public:
  ScratchFolder();
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  const std::filesystem::path& path() const noexcept { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace chorus::platform

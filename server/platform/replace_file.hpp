#pragma once

#include "platform/native_handle.hpp"

#include <filesystem>
#include <string_view>

// Files that appear whole or not at all, also when the power fails: written beside their place,
// flushed, renamed, and the folder flushed. New files are for their owner alone (0600).
// Errors: std::system_error with the path; then the place is as it was.
namespace chorus::platform {

enum class OldBytes { leave, overwrite };  // overwrite: also blot out what the replaced file held

void replace_file(const std::filesystem::path& path, std::string_view bytes,
                  OldBytes old = OldBytes::leave);

// Where to build a file that will be put in place: beside it, hidden, not yet there.
std::filesystem::path temporary_beside(const std::filesystem::path& path);

// Flushes `finished` and renames it to `path`. Returns false, and leaves both as they are, if
// something is already at `path`.
[[nodiscard]] bool publish_new_file(const std::filesystem::path& finished,
                                    const std::filesystem::path& path);

// A file that somebody else fills, under the name temporary_beside gives for `place`: made empty,
// and erased with the object unless publish() put it in place. Until then erase_interrupted leaves
// it alone, whichever program calls it.
class UnfinishedFile {
 public:
  explicit UnfinishedFile(std::filesystem::path place);
  ~UnfinishedFile();
  UnfinishedFile(const UnfinishedFile&) = delete;
  UnfinishedFile& operator=(const UnfinishedFile&) = delete;

  const std::filesystem::path& path() const noexcept { return path_; }
  void publish();  // flushes it and renames it to its place

 private:
  std::filesystem::path place_;
  std::filesystem::path path_;
  OwnedHandle held_;
};

// Erases what a program that was killed left behind while it wrote `path`. What replace_file or
// the owner of an UnfinishedFile writes at this moment is left alone.
void erase_interrupted(const std::filesystem::path& path);

// Overwrites, removes, and flushes the folder. On flash storage older copies of the bytes may
// remain all the same. A file that is not there is no error.
void erase_file(const std::filesystem::path& path);

}  // namespace chorus::platform

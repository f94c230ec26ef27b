#pragma once

#include <filesystem>
#include <string_view>

// Files that appear whole or not at all, also when the power fails: written beside their place,
// flushed, renamed, and the folder flushed. New files are for their owner alone (0600).
// Errors: std::system_error with the path; then the place is as it was.
namespace chorus::platform {

enum class OldBytes { leave, overwrite };  // overwrite: also blot out what the replaced file held

void replace_file(const std::filesystem::path& path, std::string_view bytes,
                  OldBytes old = OldBytes::leave);

// Where to build a file that publish_file will put in place: beside it, hidden, not yet there.
std::filesystem::path temporary_beside(const std::filesystem::path& path);

// Flushes `finished` and renames it to `path`. publish_new_file returns false, and leaves both as
// they are, if something is already at `path`.
void publish_file(const std::filesystem::path& finished, const std::filesystem::path& path);
[[nodiscard]] bool publish_new_file(const std::filesystem::path& finished,
                                    const std::filesystem::path& path);

// Overwrites, removes, and flushes the folder. On flash storage older copies of the bytes may
// remain all the same (trust, known limits). A file that is not there is no error.
void erase_file(const std::filesystem::path& path);

}  // namespace chorus::platform

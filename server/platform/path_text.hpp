#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace chorus::platform {

// A path as UTF-8 text, for SQLite, JSON, logs and words to people, and back. `path::string()`
// gives the system's own code page, in which SQLite finds no file and some names cannot be said at
// all.
inline std::string utf8(const std::filesystem::path& path) {
  const std::u8string text = path.u8string();
  return {text.begin(), text.end()};
}

// The same with slashes on every system, for addresses and sums.
inline std::string utf8_with_slashes(const std::filesystem::path& path) {
  const std::u8string text = path.generic_u8string();
  return {text.begin(), text.end()};
}

inline std::filesystem::path path_of(std::string_view utf8) {
  return std::u8string(utf8.begin(), utf8.end());
}

// The path of what lies beside it under the same name and an ending more: room.inquiry.lock
inline std::filesystem::path beside(std::filesystem::path path, std::string_view ending) {
  return path += path_of(ending);
}

}  // namespace chorus::platform

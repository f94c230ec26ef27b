#pragma once

#include "kernel/values/issued.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace chorus::storage {

inline constexpr std::size_t k_papers_remembered = 1000;
inline constexpr std::size_t k_copies_remembered = 100;

// What left this program: `issued-<inquiry id>.list` in the inquiry's
// folder, one JSON object a line. A paper with the names of the things that may stand in it, never
// words; a copy of the file with its place and the file it was made of. It lies outside the file so
// that a copy put back still knows what left since. Beyond the bounds the oldest are forgotten.
//
// Any thread, and several programs: whoever changes it holds its lock. Throws StorageTrouble.
class IssuedList {
 public:
  IssuedList(const std::filesystem::path& inquiry, const std::string& inquiry_id);

  std::vector<kernel::IssuedPaper> papers() const;  // oldest first; lines that are none passed over
  // Durable when it returns. One that has no number yet is given it: which issue it is.
  kernel::Issue add(kernel::IssuedPaper paper);

  // As they are, with the numbers that they have.
  void add_all(const std::vector<kernel::IssuedPaper>& papers);

  // Of this very file and, since it may have been moved along with its lists, of files that are no
  // longer where they were. Each once.
  std::vector<std::filesystem::path> copies() const;
  void note_copy(const std::filesystem::path& copy);
  void forget_copy(const std::filesystem::path& copy);

  const std::filesystem::path& path() const noexcept { return path_; }

 private:
  struct Lines {
    std::vector<std::string> papers;
    std::vector<std::string> copies;
  };
  Lines read() const;
  void change(const std::function<void(Lines&)>& change);

  std::filesystem::path inquiry_;
  std::filesystem::path path_;
};

}  // namespace chorus::storage

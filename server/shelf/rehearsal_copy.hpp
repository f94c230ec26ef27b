#pragma once

#include "storage/seatless_copy.hpp"

#include <filesystem>

namespace chorus::shelf {

// The copy of an inquiry in which an evening is rehearsed. It lies in a folder of its own on the
// shelf, where no card shows it, and is erased with all that the rehearsal wrote beside it: by this
// object, and at the next start where the program was killed.
class RehearsalCopy {
 public:
  // Throws as make_seatless_copy and std::system_error; then nothing is left.
  RehearsalCopy(const std::filesystem::path& shelf, const std::filesystem::path& inquiry,
                const storage::OwnDoor& door);
  ~RehearsalCopy();
  RehearsalCopy(const RehearsalCopy&) = delete;
  RehearsalCopy& operator=(const RehearsalCopy&) = delete;

  const std::filesystem::path& file() const noexcept { return file_; }

 private:
  std::filesystem::path shelf_;
  std::filesystem::path file_;
};

// Erases what rehearsals left on this shelf. False: something is left, as where another program
// rehearses there now.
bool clear_rehearsals(const std::filesystem::path& shelf);

}  // namespace chorus::shelf

#pragma once

#include <filesystem>
#include <string>

namespace chorus::storage {

// By what a copy is another inquiry than the one it was made from.
struct OwnDoor {
  std::string inquiry_id;
  std::string join_code;
  std::string join_token;
};

// A copy for a rehearsal: all that the inquiry holds, behind a door of its own, and no seat and no
// card, so that no device of its people comes in. The inquiry is read without a trace, and the copy
// is not noted: whoever makes one erases it. Throws as backup_inquiry does, and StorageTrouble
// where the file holds what was taken back, as a restored backup does until it is opened.
void make_seatless_copy(const std::filesystem::path& inquiry, const std::filesystem::path& copy,
                        const OwnDoor& door);

}  // namespace chorus::storage

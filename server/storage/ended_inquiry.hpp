#pragma once

#include <filesystem>
#include <string>

namespace chorus::storage {

// Overwrites and removes an inquiry and all that lies beside it under its name: its log, ballots
// and their key, and the lists of what left and what was taken back. The lists stay where another
// file of the same inquiry lies in the folder and still needs them. What is gone already is no
// error, so a program that was killed meanwhile does it again. Throws StorageTrouble, where it is
// open in a Chorus or the disk does not let it go; then some of it may be gone and some not.
void erase_inquiry(const std::filesystem::path& path, const std::string& inquiry_id);

// The same of one copy, if it still is one of that inquiry; false: something else lies there by
// now, and was left alone.
bool erase_copy(const std::filesystem::path& copy, const std::string& inquiry_id);

}  // namespace chorus::storage

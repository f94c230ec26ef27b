#pragma once

#include "storage/issued_list.hpp"
#include "storage/withdrawn_list.hpp"

#include <filesystem>

namespace chorus::storage {

// A copy that the inquiry remembers, so that it can be made anew once something is taken back
// (trust S-R18). Noted before the first byte; made again if something is taken back meanwhile.
// Throws as backup_inquiry does, and StorageTrouble.
void make_noted_copy(const std::filesystem::path& inquiry, IssuedList& issued,
                     const WithdrawnList& withdrawn, const std::filesystem::path& copy);

// When a file was last changed; the earliest time there is for one that is not there.
std::filesystem::file_time_type changed_at(const std::filesystem::path& path);

}  // namespace chorus::storage

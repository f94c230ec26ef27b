#pragma once

#include "storage/issued_list.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace chorus::storage {

// A copy that the inquiry remembers, so that it can be made anew once something is taken back.
// Noted before the first byte, hidden ones included; made again if something is taken back
// meanwhile. Throws NotNoted before anything is written where the list beside the inquiry takes
// nothing, and StorageTrouble as backup_inquiry does.
void make_noted_copy(const std::filesystem::path& inquiry, IssuedList& issued,
                     const std::filesystem::path& copy);

// The same for who has no list at hand, and made in any case: where the inquiry's own folder cannot
// be written (a full disk, one that takes no writing), the copy is made without a note, and the
// answer says in words what kept it from being noted. Also erases what earlier copies left behind
// when they were cut short.
std::optional<std::string> make_copy(const std::filesystem::path& inquiry,
                                     const std::filesystem::path& copy);

// A copy that may hold what was taken back and was not made anew.
struct CopyBehind {
  std::filesystem::path copy;
  bool went_its_own_way = false;  // it was served by itself since, so replacing it would lose words
  bool operator==(const CopyBehind&) const = default;
};

// Looks into every noted copy, erases what a copy that was cut short left behind, and makes those
// anew that hold what was taken back. Gives those that it could not see to. One that somebody
// deleted stays noted, since a file manager can bring it back. Throws as ReadAccess does.
std::vector<CopyBehind> renew_copies(const std::filesystem::path& inquiry, IssuedList& issued);

// When a file was last changed; the earliest time there is for one that is not there.
std::filesystem::file_time_type changed_at(const std::filesystem::path& path);

}  // namespace chorus::storage

#pragma once

#include "kernel/room/live_space.hpp"
#include "kernel/values/medium.hpp"
#include "kernel/values/record.hpp"
#include "kernel/values/ref.hpp"
#include "kernel/values/strong_id.hpp"

#include <filesystem>
#include <map>
#include <vector>

namespace chorus::storage {

// Every record of an inquiry as it stands at one moment, read beside whoever serves it: nothing is
// written, nothing checkpointed, no ballot opened. What was taken back since the file was written,
// as in a restored backup, is taken out by the list beside it. Throws as ReadAccess does, and
// StorageTrouble where the file was written by an older or a newer program.
std::map<kernel::SpaceId, kernel::LiveSpace> read_snapshot(const std::filesystem::path& path);

// Leaves of those things, and of what repeats their words, a tombstone each, and marks what names a
// person among them. Gives back the records that became others.
std::vector<kernel::RecordPtr> take_back_in(std::map<kernel::SpaceId, kernel::LiveSpace>& spaces,
                                            const std::vector<kernel::Ref>& taken_back);

// The bytes of a photo or a sound, read likewise; null: it is not there.
kernel::MediumBytes read_medium(const std::filesystem::path& path, const kernel::MediumId& id);

// What the lists beside it are named after, read likewise.
std::string inquiry_id(const std::filesystem::path& path);

}  // namespace chorus::storage

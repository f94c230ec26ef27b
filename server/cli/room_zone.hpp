#pragma once

#include "kernel/room/live_space.hpp"
#include "kernel/values/space.hpp"

#include <map>
#include <vector>

namespace chorus::cli {

// The time zone of the room, kept in the inquiry's record as "zone": days on papers, in rules and
// on pages are its days, wherever the file is opened.

// Gives the inquiry this machine's zone where it has none. What is in memory is changed; a file
// from before is written with the next change of its inquiry's record.
void add_zone(std::vector<kernel::Space>& spaces);

// From now on this process counts days as that room does; as this machine does where the inquiry
// has no zone or this machine does not know it.
void use_zone_of(const std::vector<kernel::Space>& spaces);
void use_zone_of(const std::map<kernel::SpaceId, kernel::LiveSpace>& spaces);

}  // namespace chorus::cli

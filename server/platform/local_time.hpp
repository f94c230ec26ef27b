#pragma once

#include <cstdint>
#include <string>

// Days and times of day as people in the room count them: the one place where an instant becomes a
// day. A process keeps to one zone, that of its inquiry; until use_zone is called, the machine's.
namespace chorus::platform {

// The machine's zone by its name in the time zone database, "Europe/London"; "UTC" where it has
// none by name.
std::string machine_zone();

// From now on days are this zone's. False where this machine knows no such zone: nothing changes
// then. Not while other threads ask for days or read the environment.
bool use_zone(const std::string& zone);

std::string local_day(std::int64_t ms_since_1970);   // "2026-11-24"
std::string local_time(std::int64_t ms_since_1970);  // "16:30"

}  // namespace chorus::platform

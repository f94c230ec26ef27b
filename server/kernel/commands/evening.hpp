#pragma once

#include "kernel/commands/core_command.hpp"
#include "kernel/room/live_space.hpp"

#include <map>
#include <optional>
#include <string>

namespace chorus::kernel {

// One meeting of the people of an inquiry. A lead ends it, and may go on with it. Another one
// begins by itself, at the doors and with nobody on them: when the program starts after an evening
// that was ended, or when somebody comes and nothing has happened for k_evening_rests. A program
// that was killed and started again within that time goes on where it was.
enum class HasJustStarted { no, yes };

bool is_new_evening(const RoomState& room, HasJustStarted started);

// `core.end_evening {next?}`: activities stay as they are, and what is open stays open.
CoreOutcome end_evening(const CoreCall& call);
// `core.go_on {}`: as if it had not been ended.
CoreOutcome go_on_with_evening(const CoreCall& call);

// The kernel's own: the wall is back at its doors and lit, and greets who comes tonight.
CoreOutcome begin_evening(const CoreCall& call);
inline constexpr const char* k_begin_evening = "core.begin_evening";

// When people meet again, as the lead who ended the evening said; none while it goes on.
std::optional<std::string> next_meeting(const Record& inquiry);

// The round of the first activity that was not opened yet; empty where all were.
std::string coming_round(const std::map<SpaceId, LiveSpace>& spaces);

}  // namespace chorus::kernel

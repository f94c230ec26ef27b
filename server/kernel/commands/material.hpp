#pragma once

#include "kernel/commands/core_command.hpp"
#include "kernel/room/live_space.hpp"

#include <map>
#include <optional>
#include <string>

// An inquiry that came from another group's archive to be read: people gave its words to that group
// for its own purpose. The member `material_of` of its record says whose they are.
namespace chorus::kernel {

// Empty: the inquiry is this group's own.
std::string material_of(const std::map<SpaceId, LiveSpace>& spaces);

// `only_to_read` where the command would ask people something in it, take an answer, or take away
// from its title whose it is. Reading, taking back, permissions and care stay as everywhere.
std::optional<Rejection> refused_as_material(const RoomState& room, const Command& command);

// `core.go_on_together {}`: both groups agreed, and from now on it is as this group's own.
CoreOutcome go_on_together(const CoreCall& call);

}  // namespace chorus::kernel

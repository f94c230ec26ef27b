#pragma once

#include "kernel/commands/core_command.hpp"
#include "kernel/room/live_space.hpp"

#include <map>
#include <string>
#include <vector>

namespace chorus::kernel {

// `core.keep_back {words}`, by a lead: schools and places that stay out of papers.
CoreOutcome keep_back(const CoreCall& call);
Record kept_back(const std::vector<std::string>& words);  // as it is kept
std::vector<std::string> kept_back_in(const std::map<SpaceId, LiveSpace>& spaces);

}  // namespace chorus::kernel

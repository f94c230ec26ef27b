#pragma once

#include "kernel/values/instant.hpp"

#include <string>

namespace chorus::cli {

// "2026-11-24", "2026-11-24T16:30" or "2026-11-24T16:30:00Z", always UTC. Throws std::runtime_error
// with words for anything else.
kernel::Instant instant_of(const std::string& iso);

}  // namespace chorus::cli

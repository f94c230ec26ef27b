#pragma once

#include "kernel/instant.hpp"
#include "kernel/ref.hpp"

#include <string>
#include <vector>

namespace chorus::kernel {

// A paper that left the room, and what may stand in it, by name alone.
struct IssuedPaper {
  Instant at = 0;
  std::string purpose;
  std::string format;
  std::vector<Ref> things;
};

}  // namespace chorus::kernel

#pragma once

#include "kernel/values/instant.hpp"
#include "kernel/values/ref.hpp"

#include <string>
#include <vector>

namespace chorus::kernel {

// A paper that left the room, and what may stand in it, by name alone.
struct IssuedPaper {
  Instant at = 0;
  std::string purpose;
  std::string format;
  std::vector<Ref> things;
  bool operator==(const IssuedPaper&) const = default;
};

}  // namespace chorus::kernel

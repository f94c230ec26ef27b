#pragma once

#include "kernel/values/commit.hpp"

#include <cstdint>

namespace chorus::test {

// The same endless story of an inquiry for a seed, one commit a number: records come and go,
// clients move on, one secret vote after another opens, is voted in, and closes. Whoever knows how
// many commits happened knows what the file must hold.
kernel::Commit story_commit(std::uint64_t seed, std::uint64_t seq);

}  // namespace chorus::test

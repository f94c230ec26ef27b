#pragma once

#include <cstdint>

namespace chorus::kernel {

// Milliseconds since 1970-01-01T00:00Z by the inquiry's clock, which a rehearsal may have moved.
// Order never comes from it: records and journal rows are ordered by sequence.
using Instant = std::int64_t;

}  // namespace chorus::kernel

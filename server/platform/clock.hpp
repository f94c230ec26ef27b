#pragma once

#include <chrono>
#include <cstdint>

// The machine's two clocks. Time-outs and time spent are measured by the steady one; the wall's
// clock is what people see, and may jump.
namespace chorus::platform {

inline std::int64_t wall_clock_ms() {
  using std::chrono::milliseconds;
  const auto since_1970 = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<milliseconds>(since_1970).count();
}

inline std::int64_t monotonic_ms() {
  using std::chrono::milliseconds;
  const auto since_start = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration_cast<milliseconds>(since_start).count();
}

}  // namespace chorus::platform

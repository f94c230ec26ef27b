#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace chorus::load {

// Spans of any length, each known to within a hundredth of itself, in little memory.
class Histogram {
 public:
  Histogram();

  void add(std::chrono::nanoseconds span);  // below nothing counts as nothing
  std::uint64_t count() const { return count_; }
  // The span that `share` (0 to 1) of all stay within; zero when there is none.
  std::chrono::nanoseconds within(double share) const;
  std::chrono::nanoseconds longest() const { return std::chrono::nanoseconds(longest_); }

 private:
  std::vector<std::uint32_t> steps_;
  std::uint64_t count_ = 0;
  std::int64_t longest_ = 0;
};

}  // namespace chorus::load

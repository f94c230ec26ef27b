#include "tests/load/generator/histogram.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace chorus::load {
namespace {

// Each power of two has this many steps of equal width.
constexpr int k_bits = 7;
constexpr std::uint64_t k_steps = 1U << k_bits;

std::size_t step_of(std::uint64_t span) {
  if (span < k_steps) return span;
  const int power = static_cast<int>(std::bit_width(span)) - 1 - k_bits;
  return static_cast<std::size_t>(power + 1) * k_steps + (span >> power) % k_steps;
}

std::uint64_t start_of(std::size_t step) {
  if (step < k_steps) return step;
  return (k_steps + step % k_steps) << (step / k_steps - 1);
}

}  // namespace

Histogram::Histogram() : steps_((64 - k_bits + 1) * k_steps, 0) {}

void Histogram::add(std::chrono::nanoseconds span) {
  const std::int64_t whole = std::max<std::int64_t>(0, span.count());
  ++steps_[step_of(static_cast<std::uint64_t>(whole))];
  ++count_;
  longest_ = std::max(longest_, whole);
}

std::chrono::nanoseconds Histogram::within(double share) const {
  const auto wanted = std::max(1.0, std::ceil(share * static_cast<double>(count_)));
  std::uint64_t seen = 0;
  for (std::size_t step = 0; step < steps_.size(); ++step) {
    seen += steps_[step];
    if (static_cast<double>(seen) >= wanted) {
      return std::chrono::nanoseconds(
          std::min(static_cast<std::int64_t>(start_of(step)), longest_));
    }
  }
  return longest();
}

}  // namespace chorus::load

#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <random>

namespace chorus::rehearse {

// Seeded chance. The same seed makes the same people do the same things in the same order; what the
// network does between is not repeatable. Own arithmetic on mt19937_64, since the library's
// distributions differ from one standard library to the next.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : engine_(seed) {}

  std::uint64_t number() { return engine_(); }
  std::size_t below(std::size_t end) { return end == 0 ? 0 : engine_() % end; }  // 0..end-1
  double share() { return static_cast<double>(engine_() >> 11) * 0x1.0p-53; }    // 0..1, 1 excluded
  bool happens(double odds) { return share() < odds; }
  std::chrono::milliseconds between(std::chrono::milliseconds from, std::chrono::milliseconds to) {
    const auto span = static_cast<double>((to - from).count());
    return from + std::chrono::milliseconds(static_cast<std::int64_t>(span * share()));
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace chorus::rehearse

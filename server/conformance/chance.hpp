#pragma once

#include "kernel/values/ports.hpp"

#include <cstddef>
#include <cstdint>
#include <random>
#include <span>

namespace chorus::conformance {

// Chance from a seed, so that a finding can be found again.
class Chance final : public kernel::Entropy {
 public:
  explicit Chance(std::uint64_t seed) : engine_(seed) {}

  std::size_t below(std::size_t count) { return static_cast<std::size_t>(engine_() % count); }
  void fill(std::span<std::byte> bytes) override {
    for (auto& byte : bytes) byte = static_cast<std::byte>(engine_() & 0xFFU);
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace chorus::conformance

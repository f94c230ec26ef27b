#pragma once

#include "kernel/values/ports.hpp"

namespace chorus::cli {

// The kernel's ports onto the machine.

// The wall's clock; with --now, a rehearsal clock that starts there and runs on.
class SystemClock final : public kernel::Clock {
 public:
  SystemClock() = default;
  static SystemClock starting_at(kernel::Instant instant);
  kernel::Instant now() const override;
  kernel::Instant steady() const override;

 private:
  kernel::Instant offset_ = 0;
};

class SystemEntropy final : public kernel::Entropy {
 public:
  void fill(std::span<std::byte> bytes) override;
};

class SystemDigest final : public kernel::Digest {
 public:
  std::string of(std::string_view secret) const override;
  std::string keyed(std::string_view key, std::string_view text) const override;
};

}  // namespace chorus::cli

#include "cli/system_ports.hpp"

#include "platform/clock.hpp"
#include "platform/secrets.hpp"

namespace chorus::cli {

SystemClock SystemClock::starting_at(kernel::Instant instant) {
  SystemClock clock;
  clock.offset_ = instant - platform::wall_clock_ms();
  return clock;
}

kernel::Instant SystemClock::now() const { return platform::wall_clock_ms() + offset_; }

kernel::Instant SystemClock::steady() const { return platform::monotonic_ms(); }

void SystemEntropy::fill(std::span<std::byte> bytes) { platform::fill_random(bytes); }

std::string SystemDigest::of(std::string_view secret) const { return platform::digest(secret); }

std::string SystemDigest::keyed(std::string_view key, std::string_view text) const {
  return platform::keyed_digest(key, text);
}

}  // namespace chorus::cli

#include "cli/slow_progress.hpp"

#include <ostream>

namespace chorus::cli {
namespace {

constexpr std::int64_t k_between_ms = 1000;
constexpr std::uint64_t k_megabyte = 1'000'000;

}  // namespace

void SlowProgress::told(std::uint64_t done_bytes, std::uint64_t all_bytes) {
  const std::int64_t now = steady_ms_();
  if (now - told_at_ < k_between_ms) return;
  told_at_ = now;
  err_ << "chorus: " << done_bytes / k_megabyte;
  if (all_bytes > 0) err_ << " of " << all_bytes / k_megabyte;
  err_ << " MB\n" << std::flush;
}

}  // namespace chorus::cli

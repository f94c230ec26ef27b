#include "net/live/rate.hpp"

#include <algorithm>

namespace chorus::net {

namespace {

constexpr std::int64_t k_one = 1000;

}  // namespace

bool TokenBucket::has_one(std::int64_t now_ms) const { return tokens_at(now_ms) >= k_one; }

bool TokenBucket::take(std::int64_t now_ms) {
  tokens_ = tokens_at(now_ms);
  counted_at_ = now_ms;
  if (tokens_ < k_one) return false;
  tokens_ -= k_one;
  return true;
}

bool TokenBucket::is_full(std::int64_t now_ms) const { return tokens_at(now_ms) == full_; }

std::int64_t TokenBucket::tokens_at(std::int64_t now_ms) const {
  // One token a second is one thousandth a millisecond.
  const std::int64_t passed = std::max<std::int64_t>(0, now_ms - counted_at_);
  const std::int64_t missing = full_ - tokens_;
  if (missing == 0 || passed >= missing / a_second_ + 1) return full_;
  return std::min(full_, tokens_ + passed * a_second_);
}

}  // namespace chorus::net

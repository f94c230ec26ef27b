#pragma once

#include <cstdint>

namespace chorus::net {

// A token bucket: so many a second, with a burst. Time is passed in, in milliseconds of any steady
// clock; tokens are counted in thousandths, so nothing is lost to rounding.
class TokenBucket {
 public:
  TokenBucket(int a_second, int burst)
      : a_second_(a_second), full_(1000LL * burst), tokens_(full_) {}

  bool take(std::int64_t now_ms);           // false: too fast, nothing was taken
  bool has_one(std::int64_t now_ms) const;  // take() would succeed
  bool is_full(std::int64_t now_ms) const;  // as good as new: may be forgotten

 private:
  std::int64_t tokens_at(std::int64_t now_ms) const;

  std::int64_t a_second_;
  std::int64_t full_;
  std::int64_t tokens_;
  std::int64_t counted_at_ = 0;
};

}  // namespace chorus::net

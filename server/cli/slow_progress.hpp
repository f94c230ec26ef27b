#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>

namespace chorus::cli {

// Tells on the terminal how far something has come that takes more than a second: a line a second,
// none before the first.
class SlowProgress {
 public:
  // `steady_ms` never goes back.
  SlowProgress(std::ostream& err, std::function<std::int64_t()> steady_ms)
      : err_(err), steady_ms_(std::move(steady_ms)), told_at_(steady_ms_()) {}

  void told(std::uint64_t done_bytes, std::uint64_t all_bytes);  // all 0: nobody knows

 private:
  std::ostream& err_;
  std::function<std::int64_t()> steady_ms_;
  std::int64_t told_at_;
};

}  // namespace chorus::cli

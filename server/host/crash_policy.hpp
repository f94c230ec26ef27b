#pragma once

#include <chrono>
#include <deque>

namespace chorus::host {

// When an activity type that keeps failing is left to rest: fewer than k_crashes_before_pause
// within k_crash_window, and it is started again at once; else it is paused until a person says try
// again. Pure: the caller brings the time, of any steady clock.
class CrashPolicy {
 public:
  enum class Verdict { restart, pause };

  Verdict crashed(std::chrono::milliseconds now);
  void forgive() { crashes_.clear(); }

 private:
  std::deque<std::chrono::milliseconds> crashes_;
};

}  // namespace chorus::host

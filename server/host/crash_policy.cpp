#include "host/crash_policy.hpp"

#include "kernel/values/limits.hpp"

namespace chorus::host {

CrashPolicy::Verdict CrashPolicy::crashed(std::chrono::milliseconds now) {
  crashes_.push_back(now);
  while (now - crashes_.front() >= limits::k_crash_window) crashes_.pop_front();
  const bool too_often =
      crashes_.size() >= static_cast<std::size_t>(limits::k_crashes_before_pause);
  return too_often ? Verdict::pause : Verdict::restart;
}

}  // namespace chorus::host

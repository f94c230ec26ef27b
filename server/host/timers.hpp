#pragma once

#include <chrono>
#include <functional>
#include <memory>

// Time as the host sees it: a port, so that tests need not wait.
namespace chorus::host {

// Destroying it calls it off.
class Timer {
 public:
  virtual ~Timer() = default;
};

// Room thread only.
class Timers {
 public:
  virtual ~Timers() = default;
  // Calls `then` once, on the room thread, never before it has returned.
  virtual std::unique_ptr<Timer> after(std::chrono::milliseconds delay,
                                       std::function<void()> then) = 0;
  virtual std::chrono::milliseconds now() const = 0;  // steady; its zero means nothing
};

}  // namespace chorus::host

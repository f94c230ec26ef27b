#pragma once

#include "host/process_runner.hpp"
#include "host/timers.hpp"
#include "net/loop/event_loop.hpp"

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>

// The host's ports on the room thread's loop: plugin host processes, and timers. Room thread only;
// the loop outlives both.
namespace chorus::net {

class PluginProcesses final : public host::ProcessRunner {
 public:
  // `executable` is started as `plugin-host --channel 3 --plugin <folder>`.
  PluginProcesses(EventLoop& loop, std::filesystem::path executable);

  std::unique_ptr<host::RunningProcess> start(const std::filesystem::path& folder,
                                              host::ProcessEvents events) override;

 private:
  EventLoop& loop_;
  std::filesystem::path executable_;
};

class HostTimers final : public host::Timers {
 public:
  explicit HostTimers(EventLoop& loop) : loop_(loop) {}

  std::unique_ptr<host::Timer> after(std::chrono::milliseconds delay,
                                     std::function<void()> then) override;
  std::chrono::milliseconds now() const override;

 private:
  EventLoop& loop_;
};

}  // namespace chorus::net

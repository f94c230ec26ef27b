#pragma once

#include "net/loop/net_fwd.hpp"

#include <chrono>
#include <functional>
#include <memory>
#include <string_view>

namespace chorus::net {

// Runs something later on the room thread. Destroying or cancelling it means it never runs, even if
// its time has come and its turn has not. Room thread only.
class Timer {
 public:
  Timer();
  ~Timer();
  Timer(Timer&& other) noexcept;
  Timer& operator=(Timer&& other) noexcept;
  Timer(const Timer&) = delete;
  Timer& operator=(const Timer&) = delete;

  void cancel();

 private:
  friend class EventLoop;
  struct State;
  explicit Timer(std::shared_ptr<State> state);
  std::shared_ptr<State> state_;
};

// The room thread's loop: all sockets, timers and pipes, one thread, no lock. Whoever calls `run`
// is the room thread from then on. Must outlive everything made on it. What a handler throws is
// logged and told, and the loop goes on: one broken line must not end the evening.
class EventLoop {
 public:
  EventLoop();
  ~EventLoop();
  EventLoop(const EventLoop&) = delete;
  EventLoop& operator=(const EventLoop&) = delete;

  void run();   // until stop
  void stop();  // any thread; run returns after the handler in hand

  // The only door for other threads: runs `work` on the room thread, in order of posting.
  void post(std::function<void()> work);

  [[nodiscard]] Timer after(std::chrono::milliseconds delay, std::function<void()> work);
  [[nodiscard]] Timer every(std::chrono::milliseconds period, std::function<void()> work);
  // Called on the room thread after a handler threw, with what it said; what this throws is logged.
  void on_handler_failed(std::function<void(std::string_view why)> work);
  // SIGINT and SIGTERM from now on call `work` instead of ending the process; each time.
  void on_signal(std::function<void()> work);

  // For the parts of this folder and of host that make sockets and pipes of their own.
  boost::asio::io_context& context() noexcept;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace chorus::net

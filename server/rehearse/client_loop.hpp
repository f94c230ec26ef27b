#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>

namespace boost::asio {
class io_context;
}

namespace chorus::rehearse {

// The one thread on which every pretend person lives: sockets, timers and their decisions. Nothing
// in this folder may be called from another thread. It outlives everything that was made on it.
class ClientLoop {
 public:
  using Time = std::chrono::steady_clock::time_point;

  ClientLoop();
  ~ClientLoop();
  ClientLoop(const ClientLoop&) = delete;
  ClientLoop& operator=(const ClientLoop&) = delete;

  // Works until `done` says so (true) or the deadline has come (false). `done` is asked often.
  bool run_until(const std::function<bool()>& done, Time deadline);
  void soon(std::function<void()> work);
  // The address of a name, in numbers, asked once; throws std::runtime_error where there is none.
  std::string numeric(const std::string& host);

  boost::asio::io_context& context();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

// One thing to be done later. Set anew, cancelled or gone, the earlier one is not done.
class Alarm {
 public:
  explicit Alarm(ClientLoop& loop);
  ~Alarm();
  Alarm(const Alarm&) = delete;
  Alarm& operator=(const Alarm&) = delete;

  void set(std::chrono::milliseconds delay, std::function<void()> work);
  void cancel();
  bool is_set() const;

 private:
  struct Parts;
  std::shared_ptr<Parts> parts_;
};

}  // namespace chorus::rehearse

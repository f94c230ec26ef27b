#pragma once

#include "platform/native_handle.hpp"

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

// One child of ours: the same executable in another mode, or another program given by path.
//
// The child gets an empty environment, no standard input, one stream socket as handle
// k_child_channel, and standard output and error together as one pipe. Nothing else of ours is open
// in it. It is in a process group of its own, so Ctrl-C in the terminal reaches the server alone.
// Whoever owns the object ends the child: the destructor kills and reaps, so no zombie outlives it.
// Threads: one at a time. Errors: std::system_error from start only.
//
// Rejected: Boost.Process, whose interface changed across the versions we must build with; fork in
// a threaded program; a plain pipe for the channel, which says nothing when the other side dies.
namespace chorus::platform {

inline constexpr NativeHandle k_child_channel = 3;

struct ChildCommand {
  std::filesystem::path executable;
  std::vector<std::string> arguments;  // without the program's own name
};

struct ChildExit {
  int status = 0;             // what it returned; meaningless if ended by a signal
  int ended_by = 0;           // number of the signal that ended it, or 0
  std::string words() const;  // "returned 1", "ended by signal 9"
  bool operator==(const ChildExit&) const = default;
};

class ChildProcess {
 public:
  static ChildProcess start(const ChildCommand& command);
  ~ChildProcess();
  ChildProcess(ChildProcess&& other) noexcept;
  ChildProcess& operator=(ChildProcess&& other) noexcept;
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  // Our ends. Taken once, by whoever wraps them; end of file on the channel means the child is
  // gone.
  OwnedHandle take_channel() noexcept { return std::move(channel_); }
  OwnedHandle take_output() noexcept { return std::move(output_); }

  int id() const noexcept { return id_; }
  void kill() noexcept;                 // at once, not asking; harmless once it was reaped
  std::optional<ChildExit> try_reap();  // never waits; empty while it runs
  ChildExit reap();                     // waits; kill() first unless it is about to end anyway

 private:
  ChildProcess(int id, OwnedHandle channel, OwnedHandle output) noexcept;

  int id_ = 0;
  std::optional<ChildExit> exit_;
  OwnedHandle channel_;
  OwnedHandle output_;
};

struct ChildLimits {
  std::size_t memory_bytes = 0;      // of address space; 0: none. Not set under sanitizers
  std::chrono::seconds computing{};  // of processor time, then it is ended; 0: none
};

// The first thing a child of ours does, before it reads or loads anything: closes stray handles,
// sets its own limits, turns core dumps off, and asks to be ended with its parent. Throws
// std::system_error: a child that cannot be limited must not go on.
void prepare_child(const ChildLimits& limits);

}  // namespace chorus::platform

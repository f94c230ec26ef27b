#pragma once

#include "host/frame.hpp"
#include "host/process_runner.hpp"
#include "host/timers.hpp"

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace chorus::test {

// Plugin host processes as a test plays them: it reads what was written, and says what comes back.
class FakeProcesses final : public host::ProcessRunner {
 public:
  struct Process {
    host::ProcessEvents events;
    host::FrameReader written;
    bool ended = false;

    void greets() { events.on_bytes(std::string(host::k_greeting) + "\n"); }
    void says(const std::string& message) { events.on_bytes(host::framed(message)); }
    void loads() { loads_as("canary"); }
    void loads_as(const std::string& id) {
      greets();
      says(R"({"t":"loaded","id":")" + id + R"(","version":"1.0.0"})");
    }
    void dies() {
      const auto on_closed = events.on_closed;
      on_closed();
    }
    // What the room has written since last asked.
    std::vector<std::string> heard() {
      std::vector<std::string> messages;
      while (const auto message = written.next()) messages.push_back(*message);
      return messages;
    }
  };

  std::unique_ptr<host::RunningProcess> start(const std::filesystem::path&,
                                              host::ProcessEvents events) override {
    if (cannot_start) throw std::runtime_error("no more processes");
    processes.push_back(std::make_shared<Process>());
    processes.back()->events = std::move(events);
    return std::make_unique<Handle>(processes.back());
  }

  Process& last() { return *processes.at(processes.size() - 1); }

  bool cannot_start = false;
  std::vector<std::shared_ptr<Process>> processes;

 private:
  struct Handle final : host::RunningProcess {
    explicit Handle(std::shared_ptr<Process> its) : process(std::move(its)) {}
    ~Handle() override { process->ended = true; }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    void write(std::string bytes) override { process->written.feed(bytes); }
    std::shared_ptr<Process> process;
  };
};

// Time that passes when told.
class FakeTimers final : public host::Timers {
 public:
  std::unique_ptr<host::Timer> after(std::chrono::milliseconds delay,
                                     std::function<void()> then) override {
    due_.emplace(++last_, Due{now_ + delay, std::move(then)});
    return std::make_unique<Handle>(*this, last_);
  }
  std::chrono::milliseconds now() const override { return now_; }

  void pass(std::chrono::milliseconds time) {
    now_ += time;
    for (auto at = due_.begin(); at != due_.end();) {
      if (at->second.when > now_) {
        ++at;
        continue;
      }
      const auto then = std::move(at->second.then);
      due_.erase(at);
      then();
      at = due_.begin();
    }
  }

 private:
  struct Due {
    std::chrono::milliseconds when;
    std::function<void()> then;
  };
  struct Handle final : host::Timer {
    Handle(FakeTimers& timers, int id) : of(timers), number(id) {}
    ~Handle() override { of.due_.erase(number); }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    FakeTimers& of;
    int number;
  };

  std::chrono::milliseconds now_{1000};
  std::map<int, Due> due_;
  int last_ = 0;
};

}  // namespace chorus::test

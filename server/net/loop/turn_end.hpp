#pragma once

#include "net/loop/event_loop.hpp"

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace chorus::net {

// What is to be done once at the end of a turn of the loop, however often it was asked for during
// the turn: after all handlers that were ready when the first asked. One handler a turn for all
// jobs together, and no allocation a job. Jobs that took long, because hundreds of lines had
// something to send, are not begun again before as much time has passed as they took, at most
// k_longest_rest: meanwhile the room goes on deciding, and what it tells leaves in one go. Room
// thread only; jobs may ask again, and may destroy one another, while they are done. Held by
// shared_ptr, by each who has jobs.
class TurnEnd : public std::enable_shared_from_this<TurnEnd> {
 public:
  class Job {
   public:
    Job() = default;
    virtual ~Job();
    Job(const Job&) = delete;
    Job& operator=(const Job&) = delete;

    // What it throws is logged by the loop; the other jobs are done all the same.
    virtual void at_turn_end() = 0;

   private:
    friend class TurnEnd;
    TurnEnd* waits_in_ = nullptr;
    std::size_t place_ = 0;
  };

  using Clock = std::chrono::steady_clock;
  static constexpr std::chrono::milliseconds k_soon_done{1};  // what takes less rests for nothing
  static constexpr std::chrono::milliseconds k_longest_rest{10};

  explicit TurnEnd(EventLoop& loop, std::function<Clock::time_point()> now = Clock::now)
      : loop_(loop), now_(std::move(now)) {}
  ~TurnEnd();
  TurnEnd(const TurnEnd&) = delete;
  TurnEnd& operator=(const TurnEnd&) = delete;

  // At this turn's end, or at the next one's if this one's has begun, or after the rest.
  void want(Job& job);

 private:
  class Round;
  void post();
  void rest_after(Clock::duration work);

  EventLoop& loop_;
  std::function<Clock::time_point()> now_;
  Clock::time_point not_before_{};
  Timer rest_;
  std::vector<Job*> jobs_;  // null: done, or gone
  bool posted_ = false;
};

}  // namespace chorus::net

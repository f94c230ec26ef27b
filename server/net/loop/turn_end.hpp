#pragma once

#include "net/loop/event_loop.hpp"

#include <cstddef>
#include <memory>
#include <vector>

namespace chorus::net {

// What is to be done once at the end of a turn of the loop, however often it was asked for during
// the turn: after all handlers that were ready when the first asked. One handler a turn for all
// jobs together, and no allocation a job. Room thread only; jobs may ask again, and may destroy one
// another, while they are done. Held by shared_ptr, by each who has jobs.
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

  explicit TurnEnd(EventLoop& loop) : loop_(loop) {}
  ~TurnEnd();
  TurnEnd(const TurnEnd&) = delete;
  TurnEnd& operator=(const TurnEnd&) = delete;

  void want(Job& job);  // at this turn's end, or at the next one's if this one's has begun

 private:
  class Round;
  void post();

  EventLoop& loop_;
  std::vector<Job*> jobs_;  // null: done, or gone
  bool posted_ = false;
};

}  // namespace chorus::net

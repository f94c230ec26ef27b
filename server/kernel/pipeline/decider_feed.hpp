#pragma once

#include "kernel/room/live_space.hpp"
#include "kernel/room/room_state.hpp"
#include "kernel/values/commit.hpp"
#include "kernel/values/record.hpp"

#include <vector>

namespace chorus::kernel {

// What the rules of activities know: a picture to begin with, then every commit as it is applied to
// the pending picture, so that the next decision is made on it. An activity is told of its own
// records and of what it takes in; nobody's rules know what was withdrawn, or the copies of care.
class DeciderFeed {
 public:
  explicit DeciderFeed(RoomState& room) : room_(room) {}

  void attach(const LiveSpace& live);
  // `dead_ballots`: those whose box this commit destroys.
  void tell(const Commit& commit, const std::vector<Key>& dead_ballots);
  // What it takes in is chosen otherwise than `before`, its state until now, said.
  void tell_choice(const SpaceState& before);

 private:
  void tell_takers(const Commit& commit);

  RoomState& room_;
};

}  // namespace chorus::kernel

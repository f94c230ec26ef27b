#pragma once

#include "tests/load/generator/plan.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace chorus::load {

// What was said, and whom it reached: exact, by a bit for each post and phone.
class Ledger {
 public:
  using Time = std::chrono::steady_clock::time_point;

  struct Post {
    Time due;  // when it was to be said
    std::size_t stage = 0;
    std::size_t done = 0;  // phones that have it, or a later one in its place
    bool answered = false;
    bool refused = false;
    std::vector<std::uint64_t> seen;  // a bit a phone; gone once all have it
  };
  struct Counts {
    std::uint64_t said = 0;
    std::uint64_t answered = 0;
    std::uint64_t refused = 0;
    std::uint64_t unanswered = 0;
    std::uint64_t expected = 0;  // deliveries
    std::uint64_t reached = 0;
    std::uint64_t missing = 0;
    std::uint64_t doubled = 0;
    std::uint64_t replaced = 0;  // a later post of the same person was told instead, by a snapshot
    std::uint64_t unknown = 0;   // marks and answers of what was never said
  };

  Ledger(std::size_t phones, std::size_t speakers, bool answered);

  // Who may have posts: in the room, and reading. Before the first post.
  void await(std::size_t phone);
  // Each post reaches so many of them; else all. Before the first post.
  void expect(std::size_t readers) { readers_ = readers; }

  std::uint64_t say(std::size_t speaker, Time due, std::size_t stage);
  std::uint64_t next(std::size_t speaker) const { return posts_[speaker].size(); }
  std::size_t open(std::size_t speaker) const { return open_[speaker]; }

  // The post, if it is told for the first time there; else nothing, and it is counted.
  const Post* reach(std::size_t phone, std::size_t speaker, std::uint64_t number);
  // As reach, by a snapshot: what the same person said before is replaced by it.
  const Post* tell_anew(std::size_t phone, std::size_t speaker, std::uint64_t number);
  // The post, if this is its first answer.
  const Post* answer(std::size_t speaker, std::uint64_t number, bool refused);

  bool all_done() const;
  Counts counts() const;

 private:
  Post* find(std::size_t speaker, std::uint64_t number);
  bool take(Post& post, std::size_t phone) const;

  std::size_t phones_;
  bool answers_;
  std::vector<bool> awaited_;
  std::size_t readers_ = 0;
  std::vector<std::vector<Post>> posts_;  // by speaker
  std::vector<std::size_t> open_;
  // By phone and speaker: all posts before this one have reached it or were replaced.
  std::map<std::pair<std::size_t, std::size_t>, std::uint64_t> replaced_to_;
  Counts running_;
};

}  // namespace chorus::load

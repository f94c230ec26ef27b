#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <unordered_map>

namespace chorus::net {

// Slows those who try typed codes one after another (trust J-R4, F11). Counts wrong codes only: 30
// a minute from all, 5 a minute from one connection and from then on a growing delay for it. Never
// asked for secrets from a link or a QR code, nor for seats already held, so those are never
// slowed. Addresses are not counted: behind one Wi-Fi router everybody may have the same.
class GuessLimit {
 public:
  using Time = std::chrono::steady_clock::time_point;
  using Now = std::function<Time()>;

  explicit GuessLimit(Now now);

  // How long this connection must wait before a code of its is looked at; zero: not at all.
  std::chrono::milliseconds wait(std::uint64_t connection);
  void wrong(std::uint64_t connection);
  void closed(std::uint64_t connection);  // forget it

  // The whole room's allowance is used up; told once a minute at most.
  std::function<void()> on_guessing;

 private:
  struct Guesser {
    std::deque<Time> wrong;
    Time blocked_until{};
    std::chrono::seconds next_delay{};
  };
  void forget_old(std::deque<Time>& times) const;

  Now now_;
  std::deque<Time> all_;
  std::unordered_map<std::uint64_t, Guesser> guessers_;
  Time told_{};
  bool ever_told_ = false;
};

}  // namespace chorus::net

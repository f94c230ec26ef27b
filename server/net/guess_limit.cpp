#include "net/guess_limit.hpp"

#include "kernel/limits.hpp"

#include <algorithm>

namespace chorus::net {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr seconds k_window{60};
constexpr seconds k_first_delay{2};
constexpr seconds k_longest_delay{120};

}  // namespace

GuessLimit::GuessLimit(Now now) : now_(std::move(now)) {}

void GuessLimit::forget_old(std::deque<Time>& times) const {
  const auto horizon = now_() - k_window;
  while (!times.empty() && times.front() <= horizon) {
    times.pop_front();
  }
}

milliseconds GuessLimit::wait(std::uint64_t connection) {
  const auto now = now_();
  milliseconds longest{0};
  forget_old(all_);
  if (all_.size() >= static_cast<std::size_t>(limits::k_wrong_codes_a_minute)) {
    longest = std::chrono::ceil<milliseconds>(all_.front() + k_window - now);
  }
  const auto found = guessers_.find(connection);
  if (found != guessers_.end() && found->second.blocked_until > now) {
    longest = std::max(longest, std::chrono::ceil<milliseconds>(found->second.blocked_until - now));
  }
  return longest;
}

void GuessLimit::wrong(std::uint64_t connection) {
  const auto now = now_();
  forget_old(all_);
  all_.push_back(now);
  auto& guesser = guessers_[connection];
  forget_old(guesser.wrong);
  guesser.wrong.push_back(now);
  if (guesser.wrong.size() >=
      static_cast<std::size_t>(limits::k_wrong_codes_a_minute_a_connection)) {
    guesser.next_delay = std::clamp(guesser.next_delay * 2, k_first_delay, k_longest_delay);
    guesser.blocked_until = now + guesser.next_delay;
  } else {
    guesser.next_delay = seconds{0};
  }
  const bool exhausted = all_.size() >= static_cast<std::size_t>(limits::k_wrong_codes_a_minute);
  if (exhausted && (!ever_told_ || now - told_ >= k_window)) {
    ever_told_ = true;
    told_ = now;
    if (on_guessing) {
      on_guessing();
    }
  }
}

void GuessLimit::closed(std::uint64_t connection) { guessers_.erase(connection); }

}  // namespace chorus::net

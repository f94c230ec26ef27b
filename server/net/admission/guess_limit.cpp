#include "net/admission/guess_limit.hpp"

#include "kernel/values/limits.hpp"

#include <algorithm>
#include <utility>

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

// Those beyond `at_most` change nothing any more, so the oldest make room.
void GuessLimit::note(std::deque<Time>& times, int at_most) const {
  forget_old(times);
  times.push_back(now_());
  if (times.size() > static_cast<std::size_t>(at_most)) {
    times.pop_front();
  }
}

milliseconds GuessLimit::wait(Typed what, std::uint64_t connection) {
  const auto now = now_();
  auto& book = book_of(what);
  milliseconds longest{0};
  forget_old(book.all);
  if (book.all.size() >= static_cast<std::size_t>(limits::k_wrong_codes_a_minute)) {
    longest = std::chrono::ceil<milliseconds>(book.all.front() + k_window - now);
  }
  const auto found = book.guessers.find(connection);
  if (found != book.guessers.end() && found->second.blocked_until > now) {
    longest = std::max(longest, std::chrono::ceil<milliseconds>(found->second.blocked_until - now));
  }
  return longest;
}

void GuessLimit::wrong(Typed what, std::uint64_t connection) {
  const auto now = now_();
  auto& book = book_of(what);
  note(book.all, limits::k_wrong_codes_a_minute);
  auto& guesser = guesser_of(book, connection);
  note(guesser.wrong, limits::k_wrong_codes_a_minute_a_connection);
  if (guesser.wrong.size() >=
      static_cast<std::size_t>(limits::k_wrong_codes_a_minute_a_connection)) {
    guesser.next_delay = std::clamp(guesser.next_delay * 2, k_first_delay, k_longest_delay);
    guesser.blocked_until = now + guesser.next_delay;
  } else {
    guesser.next_delay = seconds{0};
  }
  if (book.all.size() >= static_cast<std::size_t>(limits::k_wrong_codes_a_minute)) {
    tell(now);
  }
}

// An answer may come after its connection has closed, so not every guesser is told of by closed().
GuessLimit::Guesser& GuessLimit::guesser_of(Book& book, std::uint64_t connection) const {
  auto& guessers = book.guessers;
  if (guessers.size() >= k_guessers && !guessers.contains(connection)) {
    guessers.erase(std::ranges::min_element(guessers, {}, [](const auto& entry) {
      return std::pair(entry.second.blocked_until, entry.second.wrong.back());
    }));
  }
  return guessers[connection];
}

void GuessLimit::tell(Time now) {
  if (ever_told_ && now - told_ < k_window) {
    return;
  }
  ever_told_ = true;
  told_ = now;
  if (on_guessing) {
    on_guessing();
  }
}

void GuessLimit::closed(std::uint64_t connection) {
  for (auto& book : books_) {
    book.guessers.erase(connection);
  }
}

}  // namespace chorus::net

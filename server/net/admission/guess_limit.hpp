#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <unordered_map>

namespace chorus::net {

// What people type: each has an allowance of its own, so guesses at one never shut another.
enum class Typed { join_code, slip, pairing, start_code };

// Slows those who try typed codes one after another. Counts wrong codes only: of
// each kind 30 a minute from all, 5 a minute from one connection and from then on a growing delay
// for it. Never asked for secrets from a link or a QR code, nor for seats already held, so those
// are never slowed. Addresses are not counted: behind one Wi-Fi router everybody may have the same.
// Memory: of each kind 30 times, and k_guessers connections with 5 times each.
class GuessLimit {
 public:
  using Time = std::chrono::steady_clock::time_point;
  using Now = std::function<Time()>;

  static constexpr std::size_t k_guessers = 1024;  // of one kind; then the longest quiet one goes

  explicit GuessLimit(Now now);

  // How long this connection must wait before a code of its is looked at; zero: not at all.
  std::chrono::milliseconds wait(Typed what, std::uint64_t connection);
  void wrong(Typed what, std::uint64_t connection);
  void closed(std::uint64_t connection);  // forget it
  std::size_t guessers(Typed what) const { return book_of(what).guessers.size(); }

  // The whole room's allowance of one kind is used up; told once a minute at most.
  std::function<void()> on_guessing;

 private:
  struct Guesser {
    std::deque<Time> wrong;  // the newest few of the last minute
    Time blocked_until{};
    std::chrono::seconds next_delay{};
  };
  struct Book {
    std::deque<Time> all;
    std::unordered_map<std::uint64_t, Guesser> guessers;
  };
  Book& book_of(Typed what) { return books_[static_cast<std::size_t>(what)]; }
  const Book& book_of(Typed what) const { return books_[static_cast<std::size_t>(what)]; }
  void note(std::deque<Time>& times, int at_most) const;
  void forget_old(std::deque<Time>& times) const;
  Guesser& guesser_of(Book& book, std::uint64_t connection) const;
  void tell(Time now);

  Now now_;
  std::array<Book, 4> books_;
  Time told_{};
  bool ever_told_ = false;
};

}  // namespace chorus::net

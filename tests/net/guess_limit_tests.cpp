#include "net/admission/guess_limit.hpp"

#include "kernel/values/limits.hpp"

#include <boost/test/unit_test.hpp>

namespace chorus::net {
namespace guess_limit_tests {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

struct Guessing {
  GuessLimit::Time now{};
  GuessLimit limit{[this] { return now; }};
};

}  // namespace
}  // namespace guess_limit_tests

BOOST_FIXTURE_TEST_SUITE(guess_limit_tests, Guessing)

BOOST_AUTO_TEST_CASE(a_connection_may_be_wrong_four_times_and_is_slowed_by_the_fifth) {
  for (int i = 1; i < limits::k_wrong_codes_a_minute_a_connection; ++i) {
    limit.wrong(Typed::join_code, 1);
  }
  const auto before = limit.wait(Typed::join_code, 1);

  limit.wrong(Typed::join_code, 1);

  BOOST_TEST(before.count() == 0);
  BOOST_TEST(limit.wait(Typed::join_code, 1).count() == 2000);
  BOOST_TEST(limit.wait(Typed::join_code, 2).count() == 0);
}

BOOST_AUTO_TEST_CASE(the_delay_of_a_guesser_doubles_each_time) {
  for (int i = 0; i < limits::k_wrong_codes_a_minute_a_connection; ++i) {
    limit.wrong(Typed::join_code, 1);
  }

  now += seconds(2);
  const auto over = limit.wait(Typed::join_code, 1);
  limit.wrong(Typed::join_code, 1);
  const auto second = limit.wait(Typed::join_code, 1);
  now += seconds(4);
  limit.wrong(Typed::join_code, 1);
  const auto third = limit.wait(Typed::join_code, 1);

  BOOST_TEST(over.count() == 0);
  BOOST_TEST(second.count() == 4000);
  BOOST_TEST(third.count() == 8000);
}

BOOST_AUTO_TEST_CASE(
    after_thirty_wrong_codes_in_a_minute_everybody_waits_and_the_room_is_told_once) {
  int told = 0;
  limit.on_guessing = [&told] { ++told; };
  for (std::uint64_t connection = 1; connection < 30; ++connection) {
    limit.wrong(Typed::join_code, connection);
  }
  const auto at_29 = limit.wait(Typed::join_code, 100);
  const int told_at_29 = told;

  now += seconds(20);
  limit.wrong(Typed::join_code, 30);
  limit.wrong(Typed::join_code, 31);

  BOOST_TEST(at_29.count() == 0);
  BOOST_TEST(told_at_29 == 0);
  BOOST_TEST(limit.wait(Typed::join_code, 100).count() == 40'000);
  BOOST_TEST(told == 1);
}

BOOST_AUTO_TEST_CASE(a_minute_later_all_is_forgotten) {
  for (std::uint64_t connection = 1; connection <= 30; ++connection) {
    limit.wrong(Typed::join_code, connection);
  }

  now += seconds(60) - milliseconds(1);
  const auto just_before = limit.wait(Typed::join_code, 100);
  now += milliseconds(1);

  BOOST_TEST(just_before.count() == 1);
  BOOST_TEST(limit.wait(Typed::join_code, 100).count() == 0);
}

BOOST_AUTO_TEST_CASE(a_closed_connection_is_forgotten_and_its_guesses_still_count_for_all) {
  for (int i = 0; i < 30; ++i) {
    limit.wrong(Typed::join_code, 1);
  }

  limit.closed(1);

  BOOST_TEST(limit.wait(Typed::join_code, 1).count() == 60'000);
}

BOOST_AUTO_TEST_CASE(guesses_at_one_kind_of_code_shut_no_other) {
  for (int i = 0; i < 30; ++i) {
    limit.wrong(Typed::join_code, 1);
  }

  BOOST_TEST(limit.wait(Typed::join_code, 1).count() > 0);
  BOOST_TEST(limit.wait(Typed::slip, 1).count() == 0);
  BOOST_TEST(limit.wait(Typed::pairing, 1).count() == 0);
}

BOOST_AUTO_TEST_CASE(of_too_many_guessers_the_one_that_was_quiet_longest_is_forgotten) {
  for (std::uint64_t connection = 1; connection <= GuessLimit::k_guessers; ++connection) {
    limit.wrong(Typed::slip, connection);
  }
  const auto at_the_limit = limit.guessers(Typed::slip);

  now += seconds(1);
  limit.wrong(Typed::slip, GuessLimit::k_guessers + 1);

  BOOST_TEST(at_the_limit == GuessLimit::k_guessers);
  BOOST_TEST(limit.guessers(Typed::slip) == GuessLimit::k_guessers);
  BOOST_TEST(limit.guessers(Typed::join_code) == 0U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace chorus::net

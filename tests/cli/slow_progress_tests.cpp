#include "cli/slow_progress.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <sstream>

// What takes long says how far it is.
BOOST_AUTO_TEST_SUITE(slow_progress_tests)

BOOST_AUTO_TEST_CASE(nothing_is_told_in_the_first_second_and_then_once_a_second) {
  std::int64_t now = 0;
  std::ostringstream err;
  chorus::cli::SlowProgress progress(err, [&now] { return now; });

  now = 999;
  progress.told(1'000'000, 9'000'000);
  const bool is_silent = err.str().empty();
  now = 1'000;
  progress.told(2'000'000, 9'000'000);
  now = 1'500;
  progress.told(3'000'000, 9'000'000);
  now = 2'000;
  progress.told(4'000'000, 0);

  BOOST_TEST(is_silent);
  BOOST_TEST(err.str() == "chorus: 2 of 9 MB\nchorus: 4 MB\n");
}

BOOST_AUTO_TEST_SUITE_END()

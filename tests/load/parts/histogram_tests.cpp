#include "tests/load/generator/histogram.hpp"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cstdint>

BOOST_AUTO_TEST_SUITE(histogram_tests)

using chorus::load::Histogram;
using std::chrono::hours;
using std::chrono::microseconds;
using std::chrono::nanoseconds;

namespace {

constexpr double k_error = 1.0;  // percent

double count_of(nanoseconds span) { return static_cast<double>(span.count()); }

}  // namespace

BOOST_AUTO_TEST_CASE(a_share_of_all_stays_within_the_span_that_is_told) {
  Histogram histogram;
  for (int at = 1; at <= 1000; ++at) histogram.add(microseconds(at));

  BOOST_TEST(histogram.count() == 1000U);
  BOOST_TEST(histogram.longest().count() == nanoseconds(microseconds(1000)).count());
  for (const double share : {0.001, 0.5, 0.95, 0.99, 1.0}) {
    BOOST_CHECK_CLOSE(count_of(histogram.within(share)), share * 1e6, k_error);
  }
}

BOOST_AUTO_TEST_CASE(each_span_is_known_to_within_a_hundredth_however_long_it_is) {
  for (std::int64_t span = 1; span < nanoseconds(hours(1)).count(); span = span * 3 / 2 + 1) {
    Histogram histogram;
    histogram.add(nanoseconds(span));
    histogram.add(hours(2));

    BOOST_CHECK_CLOSE(count_of(histogram.within(0.5)), static_cast<double>(span), k_error);
  }
}

BOOST_AUTO_TEST_CASE(nothing_was_added_and_less_than_nothing_counts_as_nothing) {
  Histogram histogram;
  BOOST_TEST(histogram.within(0.99).count() == 0);

  histogram.add(nanoseconds(-5));

  BOOST_TEST(histogram.count() == 1U);
  BOOST_TEST(histogram.within(1).count() == 0);
}

BOOST_AUTO_TEST_SUITE_END()

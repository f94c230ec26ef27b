#include "calendar.hpp"

#include <boost/test/unit_test.hpp>

namespace sdk = chorus::sdk;

BOOST_AUTO_TEST_SUITE(calendar_tests)

BOOST_AUTO_TEST_CASE(days_that_are_none_are_told_from_days_that_are) {
  for (const char* text : {"2027-02-29", "2027-13-01", "2027-00-10", "2027-1-01", "27-01-01",
                           "2027/01/01", "2027-01-0x", "-027-01-01", "2027-01--1", ""}) {
    BOOST_TEST(!sdk::is_day(text), text);
    BOOST_TEST(sdk::day_after(text, 1) == text);
  }
  BOOST_TEST(sdk::is_day("2028-02-29"));
}

BOOST_AUTO_TEST_CASE(days_are_counted_over_months_and_leap_years) {
  BOOST_TEST(sdk::day_after("2028-02-28", 1) == "2028-02-29");
  BOOST_TEST(sdk::day_after("2026-12-31", 1) == "2027-01-01");
  BOOST_TEST(sdk::day_after("2026-03-29", -29) == "2026-02-28");
}

BOOST_AUTO_TEST_SUITE_END()

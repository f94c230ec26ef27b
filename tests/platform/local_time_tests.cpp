#include "platform/local_time.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <string>

namespace platform = chorus::platform;

namespace local_time_tests {
namespace {

constexpr std::int64_t k_second = 1000;
constexpr std::int64_t k_summer_night = 1'782'862'200 * k_second;  // 2026-06-30T23:30Z
constexpr std::int64_t k_winter_night = 1'795'649'400 * k_second;  // 2026-11-25T23:30Z

}  // namespace
}  // namespace local_time_tests

BOOST_AUTO_TEST_SUITE(local_time_tests)

BOOST_AUTO_TEST_CASE(after_midnight_in_a_british_summer_it_is_the_next_day) {
  BOOST_TEST_REQUIRE(platform::use_zone("Europe/London"));

  BOOST_TEST(platform::local_day(k_summer_night) == "2026-07-01");
  BOOST_TEST(platform::local_time(k_summer_night) == "00:30");
  BOOST_TEST(platform::local_day(k_winter_night) == "2026-11-25");
  BOOST_TEST(platform::local_time(k_winter_night) == "23:30");
}

BOOST_AUTO_TEST_CASE(a_day_is_the_zone_s_wherever_the_machine_stands) {
  for (const auto& [zone, day] :
       {std::pair("Pacific/Auckland", "2026-07-01"), std::pair("America/New_York", "2026-06-30"),
        std::pair("Asia/Kolkata", "2026-07-01"), std::pair("UTC", "2026-06-30")}) {
    BOOST_TEST_REQUIRE(platform::use_zone(zone));
    BOOST_TEST(platform::local_day(k_summer_night) == day, zone);
    BOOST_TEST(platform::machine_zone() == zone);
  }
}

BOOST_AUTO_TEST_CASE(moments_before_1970_and_on_its_first_day_have_theirs) {
  BOOST_TEST_REQUIRE(platform::use_zone("UTC"));

  BOOST_TEST(platform::local_day(-1) == "1969-12-31");
  BOOST_TEST(platform::local_day(0) == "1970-01-01");
}

BOOST_AUTO_TEST_CASE(a_zone_that_nobody_knows_changes_nothing) {
  BOOST_TEST_REQUIRE(platform::use_zone("Europe/London"));

  for (const std::string zone :
       {"", "Europe/Nowhere", "../../etc/passwd", "/etc/localtime", "Europe", "UTC\n"}) {
    BOOST_TEST(!platform::use_zone(zone), zone);
  }
  BOOST_TEST(platform::local_day(k_summer_night) == "2026-07-01");
}

BOOST_AUTO_TEST_SUITE_END()

#include "host/crash_policy.hpp"

#include "kernel/values/limits.hpp"

#include <boost/test/unit_test.hpp>

namespace limits = chorus::limits;
using chorus::host::CrashPolicy;
using std::chrono::milliseconds;
using std::chrono::seconds;

BOOST_AUTO_TEST_SUITE(crash_policy_tests)

BOOST_AUTO_TEST_CASE(the_third_crash_in_five_minutes_pauses) {
  CrashPolicy policy;

  BOOST_CHECK(policy.crashed(seconds(0)) == CrashPolicy::Verdict::restart);
  BOOST_CHECK(policy.crashed(seconds(10)) == CrashPolicy::Verdict::restart);
  BOOST_CHECK(policy.crashed(limits::k_crash_window - milliseconds(1)) ==
              CrashPolicy::Verdict::pause);
}

BOOST_AUTO_TEST_CASE(a_crash_counts_for_five_minutes_and_no_longer) {
  CrashPolicy policy;

  policy.crashed(seconds(0));
  policy.crashed(seconds(10));

  BOOST_CHECK(policy.crashed(limits::k_crash_window) == CrashPolicy::Verdict::restart);
}

BOOST_AUTO_TEST_CASE(after_try_again_the_count_begins_anew) {
  CrashPolicy policy;
  policy.crashed(seconds(0));
  policy.crashed(seconds(1));
  policy.crashed(seconds(2));

  policy.forgive();

  BOOST_CHECK(policy.crashed(seconds(3)) == CrashPolicy::Verdict::restart);
}

BOOST_AUTO_TEST_SUITE_END()

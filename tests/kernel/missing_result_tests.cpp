#include "tests/support/kernel_fixture.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>

BOOST_AUTO_TEST_SUITE(missing_result_tests)

namespace {

namespace kernel = chorus::kernel;
using chorus::test::KernelFixture;
using kernel::Phase;

// An activity that was closed while its rules were down.
struct ClosedWithoutResult : KernelFixture {
  ClosedWithoutResult() : rules(decider.rules) {
    send(lead(), "core.open");
    go_down();
    send(lead(), "core.close", R"({"now":true})");
  }

  void go_down() {
    decider.rules = [](const auto&, const auto&) -> kernel::Decision {
      return kernel::DeciderFault::restarted;
    };
  }
  void come_back() { decider.rules = rules; }
  bool leads_are_told() const {
    const auto standing = room->standing_notices();
    return std::any_of(standing.begin(), standing.end(), [](const auto& notice) {
      return notice.kind == "result_missing" && notice.facilitators_only;
    });
  }

  chorus::test::FunctionDecider::Rules rules;
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(leads_learn_that_a_result_is_missing_also_after_a_restart,
                        ClosedWithoutResult) {
  const bool at_once = std::any_of(publisher.notices.begin(), publisher.notices.end(),
                                   [](const auto& n) { return n.kind == "result_missing"; });
  const bool standing = leads_are_told();
  restart();

  BOOST_TEST((phase() == Phase::closed));
  BOOST_TEST(at_once);
  BOOST_TEST(standing);
  BOOST_TEST(leads_are_told());
  BOOST_TEST(seen_by(reader(participant("ana"))).find("missing-result") == std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(trying_again_makes_the_result_that_was_missing, ClosedWithoutResult) {
  come_back();

  const auto* answer = send(lead(), "core.try_again");

  BOOST_TEST(accepted(answer));
  BOOST_TEST(first_of("count") != nullptr);
  BOOST_TEST(first_of("missing-result") == nullptr);
  BOOST_TEST(!leads_are_told());
  BOOST_TEST((phase() == Phase::closed));
}

BOOST_FIXTURE_TEST_CASE(trying_again_in_vain_is_said_and_the_result_stays_missing,
                        ClosedWithoutResult) {
  const auto* answer = send(lead(), "core.try_again");

  BOOST_TEST(refusal(answer) == "activity_restarted");
  BOOST_TEST(leads_are_told());
}

BOOST_FIXTURE_TEST_CASE(a_result_made_after_the_reveal_is_shown_at_once, ClosedWithoutResult) {
  come_back();
  send(lead(), "core.reveal");

  send(lead(), "core.try_again");

  BOOST_TEST((phase() == Phase::revealed));
  BOOST_TEST(seen_by(wall()).find("count/all") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(closing_once_more_makes_the_result_too, ClosedWithoutResult) {
  come_back();
  send(lead(), "core.reopen");
  send(lead(), "core.close", R"({"now":true})");

  BOOST_TEST(first_of("count") != nullptr);
  BOOST_TEST(!leads_are_told());
}

BOOST_FIXTURE_TEST_CASE(trying_again_where_nothing_is_missing_asks_for_no_result, KernelFixture) {
  send(lead(), "core.open");
  const std::size_t asked = decider.calls.size();

  BOOST_TEST(accepted(send(lead(), "core.try_again")));
  BOOST_TEST(decider.calls.size() == asked);
}

BOOST_AUTO_TEST_SUITE_END()

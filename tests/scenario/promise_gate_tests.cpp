#include "tests/scenario/support/guest.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <string>

BOOST_AUTO_TEST_SUITE(promise_gate_tests)

namespace {

using chorus::test::LiveRoom;
using nlohmann::json;

const json k_wording{{"why", "To hear what made a move good"},
                     {"easy_read", "Tell us what made a move good."},
                     {"can_change", {"The first week"}},
                     {"cannot_change", {"The number of places"}},
                     {"deciders", {"The board"}}};

}  // namespace

BOOST_FIXTURE_TEST_CASE(nothing_is_asked_before_a_promise_with_a_day_is_approved, LiveRoom) {
  auto& ana = person();
  const auto before = lead().is_refused(vote(), "core.open");
  lead().does(promise(), "core.prepare");
  json without_days = k_wording;
  without_days["report_backs"] = json::array();
  lead().does(promise(), "edit", without_days);
  const auto without_a_day = lead().is_refused(promise(), "approve");
  const auto still = lead().is_refused(vote(), "core.open");
  lead().does(promise(), "edit",
              {{"report_backs", {{{"date", "2099-12-01"}, {"how", "A letter"}}}}});
  const auto only_drafted = lead().is_refused(vote(), "core.open");
  const auto not_shown = ana.space_of("energy-vote");
  const auto by_the_lead_alone = lead().is_refused(promise(), "approve");
  lead().does(promise(), "approve", {{"with", {"young_person"}}});
  lead().does(vote(), "core.open");

  BOOST_TEST(before == "promise_first");
  BOOST_TEST(without_a_day == "report_back_missing");
  BOOST_TEST(still == "promise_first");
  BOOST_TEST(only_drafted == "promise_first");
  BOOST_TEST(not_shown == "");
  BOOST_TEST(by_the_lead_alone == "reviewer_missing");
  ana.waits_for("the vote on the sheet", [&] { return ana.phase_of(vote()) == "open"; });
}

BOOST_FIXTURE_TEST_CASE(a_template_brings_a_promise_that_is_read_over_and_approved, LiveRoom) {
  lead().does(promise(), "core.prepare");
  lead().does(promise(), "approve", {{"with", {"parent_carer"}}});
  lead().does(vote(), "core.open");

  const auto& seen = lead().sees(promise());
  BOOST_REQUIRE(seen.of("promise").size() == 1U);
  BOOST_TEST(!seen.of("promise").front()->body->at("easy_read").empty());
  BOOST_TEST(!seen.of("promise").front()->body->at("report_backs").empty());
}

BOOST_FIXTURE_TEST_CASE(a_day_that_has_passed_is_no_day_to_hear_back, LiveRoom) {
  lead().does(promise(), "core.prepare");
  json wording = k_wording;
  wording["report_backs"] = {{{"date", "2020-01-01"}, {"how", "A letter"}}};
  lead().does(promise(), "edit", wording);

  BOOST_TEST(lead().is_refused(promise(), "approve") == "date_passed");
}

BOOST_FIXTURE_TEST_CASE(an_override_needs_a_reason_which_the_leads_keep, LiveRoom) {
  auto& ana = person();
  const auto empty = lead().is_refused(vote(), "core.open", {{"override_reason", ""}});
  lead().does(vote(), "core.open", {{"override_reason", "The sponsor is ill, zebracorn"}});
  server.kill();
  server.start();

  const auto& seen = lead().sees(vote());
  BOOST_TEST(empty == "bad_args");
  BOOST_TEST(seen.phase == "open");
  BOOST_REQUIRE(seen.of("override").size() == 1U);
  BOOST_TEST(seen.of("override").front()->body->at("reason") == "The sponsor is ill, zebracorn");
  ana.sees(vote());
  BOOST_TEST(ana.heard().find("zebracorn") == std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(people_read_the_approved_promise_and_never_the_draft, LiveRoom) {
  auto& ana = person();
  promise_is_kept();
  lead().does(promise(), "core.open");
  ana.waits_for("the promise on the sheet", [&] { return ana.phase_of(promise()) == "open"; });
  ana.does(promise(), "read");

  const auto& seen = ana.sees(promise());
  BOOST_TEST(seen.of("wording").empty());
  BOOST_REQUIRE(seen.of("promise").size() == 1U);
  BOOST_TEST(seen.of("promise").front()->body->at("state") == "approved");
  BOOST_TEST(seen.of("read").size() == 1U);
  BOOST_TEST(lead().sees(promise()).of("read").empty());
}

BOOST_AUTO_TEST_SUITE_END()

#include "../rules.hpp"

#include "calendar.hpp"
#include "rig.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <string>

using nlohmann::json;

namespace {

struct Steps : chorus::sdk::Rig<chorus::next_steps::Rules> {
  Steps() {
    now(1'800'000'000'000).phase("open");
    given("story/a@s2", "story", R"({"mode":"words","words":"the gate"})");
    key = added("Somebody waits for everyone");
  }
  std::string added(const std::string& what) {
    const auto outcome = facilitator().when(
        "add_step", json{{"what", what}, {"because", json::array({"story/a@s2"})}}.dump());
    return json::parse(outcome.answer).at("key");
  }
  json body() const { return json::parse(records().at(key).body); }
  chorus::sdk::Outcome lead(const std::string& name, json args) {
    args["key"] = key;
    return facilitator().when(name, args.dump());
  }
  chorus::sdk::Outcome ana(const std::string& name, json args = json::object()) {
    args["key"] = key;
    return participant("ana").when(name, args.dump());
  }

  std::string key;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(next_steps_rules)

BOOST_FIXTURE_TEST_CASE(a_step_has_a_number_of_its_own_and_stands_on_what_people_said, Steps) {
  const auto second =
      facilitator().when("add_step", R"({"what":"Pictures sent home","because":["story/a@s2"]})");

  BOOST_TEST(body().at("number") == 1);
  BOOST_TEST(json::parse(second.contributions.front().body).at("number") == 2);
  BOOST_TEST(second.links.size() == 1U);
  BOOST_TEST(second.links.front().type == "grounded_in");
}

BOOST_FIXTURE_TEST_CASE(a_step_carries_out_what_was_agreed, Steps) {
  given("agreement/x@s4", "agreement",
        R"({"proposal":"proposal/p","words":"Visits","review_on":"2027-07-01"})");

  const auto outcome = facilitator().when(
      "add_step", R"({"what":"Visits begin","because":["agreement/x@s4","story/a@s2"]})");

  BOOST_REQUIRE(outcome.links.size() == 2U);
  BOOST_TEST(outcome.links.front().to == "agreement/x@s4");
  BOOST_TEST(outcome.links.front().type == "carried_out_by");
  BOOST_TEST(outcome.links.back().type == "grounded_in");
}

BOOST_FIXTURE_TEST_CASE(a_step_cannot_stand_on_what_is_not_here, Steps) {
  const auto outcome =
      facilitator().when("add_step", R"({"what":"x","because":["story/gone@s2"]})");

  BOOST_TEST(outcome.code == "not_here");
}

BOOST_FIXTURE_TEST_CASE(the_room_fills_five_questions_and_the_leads_the_rest, Steps) {
  BOOST_TEST(ana("fill", {{"who", "The college lead"}}).accepted());
  BOOST_TEST(ana("fill", {{"board", "SEND board"}}).code == "leads_fill_this");
  BOOST_TEST(lead("fill", {{"board", "SEND board"}}).accepted());
  BOOST_TEST(body().at("who") == "The college lead");
}

BOOST_FIXTURE_TEST_CASE(a_date_is_a_day_and_moves_with_a_reason_that_stays, Steps) {
  BOOST_TEST(lead("fill", {{"by_when", "2027-02-29"}}).code == "no_such_day");
  lead("fill", {{"by_when", "2027-05-01"}});
  BOOST_TEST(lead("fill", {{"by_when", "2027-06-01"}}).code == "date_needs_reason");

  lead("move_date", {{"by_when", "2027-06-01"}, {"reason", "The hall was shut."}});

  BOOST_TEST(body().at("by_when") == "2027-06-01");
  BOOST_TEST(body().at("earlier_dates").at(0).at("date") == "2027-05-01");
}

BOOST_FIXTURE_TEST_CASE(nobody_owns_a_step_but_by_their_own_yes, Steps) {
  BOOST_TEST(ana("accept").code == "who_first");
  ana("fill", {{"who", "Ana"}});

  BOOST_TEST(ana("accept").accepted());
  BOOST_TEST(body().at("accepted").at("how") == "tap");
  BOOST_TEST(body().at("accepted").at("on") == "2027-01-15");

  ana("fill", {{"who", "Somebody else"}});
  BOOST_TEST(!body().contains("accepted"));
}

BOOST_FIXTURE_TEST_CASE(nothing_is_done_without_evidence, Steps) {
  BOOST_TEST(lead("update", {{"status", "done"}, {"words", "We did it."}}).code ==
             "done_needs_evidence");
  BOOST_TEST(lead("update", {{"status", "done"}, {"words", "We did it."}, {"evidence", "14 of 17"}})
                 .accepted());
  BOOST_TEST(body().at("status") == "done");
}

BOOST_AUTO_TEST_CASE(a_day_that_is_none_is_none) {
  using chorus::sdk::is_day;
  BOOST_TEST(is_day("2028-02-29"));
  for (const char* text : {"2027-02-29", "2027-13-01", "2027-1-01", "tomorrow!!", ""}) {
    BOOST_TEST(!is_day(text), text);
  }
}

BOOST_AUTO_TEST_SUITE_END()

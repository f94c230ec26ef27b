#include "../rules.hpp"

#include "../wording.hpp"
#include "calendar.hpp"
#include "rig.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <cstdint>
#include <ostream>
#include <string>

using nlohmann::json;

BOOST_AUTO_TEST_SUITE(promise_tests)

namespace {

constexpr std::int64_t k_now = 1'800'000'000'000;  // 2027-01-15

json whole() {
  return json::parse(R"({"why":"A better yard","can_change":["games"],"cannot_change":["the fence"],
    "deciders":["the board"],"report_backs":[{"date":"2027-03-01","how":"a letter"}],
    "easy_read":"We want a good yard."})");
}

constexpr const char* k_with_a_parent = R"({"with":["parent_carer"]})";

struct Promise : chorus::sdk::Rig<chorus::promise::Rules> {
  Promise() : Rig(CHORUS_PLUGIN_SOURCES "/promise") { now(k_now).phase("lobby"); }

  // The defaults of the manifest, but these.
  void sets(const json& others) {
    json all{{"why", ""},
             {"easy_read", ""},
             {"can_change", json::array()},
             {"cannot_change", json::array()},
             {"deciders", json::array()},
             {"hear_after_days", 42},
             {"hear_how", ""},
             {"hear_again_after_days", 140},
             {"hear_again_how", ""}};
    all.update(others);
    settings(all.dump());
  }
  chorus::sdk::Outcome edits(const json& parts) { return facilitator().when("edit", parts.dump()); }
  chorus::sdk::Outcome approves(const std::string& args = k_with_a_parent) {
    return facilitator().when("approve", args);
  }
  json body(const std::string& key) const { return json::parse(records().at(key).body); }
};

struct Slip {
  const char* part;
  json value;
  const char* code;
};
std::ostream& operator<<(std::ostream& out, const Slip& slip) { return out << slip.code; }

const Slip k_slips[] = {
    {"why", "", "why_missing"},
    {"why", " \n", "why_missing"},
    {"can_change", json::array(), "can_change_missing"},
    {"cannot_change", json::array({"  "}), "cannot_change_missing"},
    {"deciders", json::array(), "deciders_missing"},
    {"report_backs", json::array(), "report_back_missing"},
    {"report_backs", json::parse(R"([{"date":"2027-02-30","how":"post"}])"), "no_such_date"},
    {"report_backs",
     json::parse(R"([{"date":"2027-03-01","how":"post"},{"date":"2026-12-24","how":"post"}])"),
     "date_passed"},
    {"easy_read", " ", "easy_read_missing"},
};

}  // namespace

BOOST_DATA_TEST_CASE(what_is_missing_keeps_it_from_being_approved,
                     boost::unit_test::data::make(k_slips), slip) {
  Promise promise;
  promise.edits(whole());
  promise.edits({{slip.part, slip.value}});

  const auto outcome = promise.approves();

  BOOST_TEST(outcome.code == slip.code);
  BOOST_TEST(outcome.text_key == std::string("promise.") + slip.code);
  BOOST_TEST(promise.of_type("promise").empty());
}

BOOST_AUTO_TEST_CASE(a_promise_that_was_never_said_in_easy_words_is_not_approved) {
  Promise promise;
  json parts = whole();
  parts.erase("easy_read");
  promise.edits(parts);

  BOOST_TEST(promise.approves().code == "easy_read_missing");
  BOOST_TEST(promise.of_type("promise").empty());
}

BOOST_AUTO_TEST_CASE(nobody_approves_it_without_a_young_person_or_a_parent) {
  Promise promise;
  promise.edits(whole());

  const auto alone = promise.approves("{}");
  const auto among_adults = promise.approves(R"({"with":["sponsor","practitioner"]})");
  const auto none_approved = promise.of_type("promise").empty();
  const auto with_one = promise.approves(R"({"with":["sponsor","young_person"]})");

  BOOST_TEST(alone.code == "reviewer_missing");
  BOOST_TEST(alone.text_key == "promise.reviewer_missing");
  BOOST_TEST(among_adults.code == "reviewer_missing");
  BOOST_TEST(none_approved);
  BOOST_TEST(with_one.accepted());
}

BOOST_AUTO_TEST_CASE(a_template_lays_words_out_that_leads_may_approve_at_once_or_change) {
  Promise promise;
  promise.sets({{"why", "A better yard"},
                {"easy_read", "We want a good yard."},
                {"can_change", {"games"}},
                {"cannot_change", {"the fence"}},
                {"deciders", {"the board"}},
                {"hear_how", "a letter"}});

  const auto laid = promise.opened();
  const json wording = promise.body("wording/next");
  promise.edits({{"cannot_change", json::array({"the gate"})}});

  BOOST_TEST(laid.puts.at(0).audience == "facilitators");
  BOOST_TEST(wording.at("report_backs").at(0).at("date") == "2027-02-26");
  BOOST_TEST(promise.approves().accepted());
  BOOST_TEST(promise.body("promise/v1")["cannot_change"][0] == "the gate");
  BOOST_TEST(promise.body("promise/v1")["why"] == "A better yard");
}

BOOST_AUTO_TEST_CASE(people_may_hear_twice_and_settings_that_say_nothing_begin_nothing) {
  Promise promise;
  promise.sets({{"hear_how", "a call"}, {"hear_again_how", "a letter"}});
  promise.opened();
  const json wording = promise.body("wording/next");
  Promise empty;
  empty.sets(json::object());
  empty.opened();

  BOOST_TEST(wording.at("why") == "");
  BOOST_TEST(!wording.contains("easy_read"));
  BOOST_TEST(wording.at("report_backs").size() == 2U);
  BOOST_TEST(wording.at("report_backs").at(1).at("how") == "a letter");
  BOOST_TEST(empty.of_type("wording").empty());
}

BOOST_AUTO_TEST_CASE(a_whole_promise_is_approved_and_says_by_whom) {
  Promise promise;
  promise.edits(whole());

  const auto outcome = promise.approves(R"({"with":["young_person","parent_carer"]})");

  BOOST_REQUIRE(outcome.contributions.size() == 1U);
  BOOST_TEST(outcome.contributions[0].type == "promise");
  BOOST_TEST(outcome.contributions[0].audience == "facilitators room wall");
  const json body = promise.body("promise/v1");
  BOOST_TEST(body["state"] == "approved");
  BOOST_TEST(body["version"] == 1);
  BOOST_TEST(body["approved_by"] ==
             json::parse(R"(["facilitator","young_person","parent_carer"])"));
  BOOST_TEST(promise.of_type("wording").empty());
}

BOOST_AUTO_TEST_CASE(the_first_draft_is_the_leads_and_a_later_one_is_shown_to_everybody) {
  Promise promise;

  const auto first = promise.edits(whole());
  promise.approves();
  const auto later = promise.edits({{"cannot_change", json::array({"nothing"})}});

  BOOST_TEST(first.puts.at(0).audience == "facilitators");
  BOOST_TEST(later.puts.at(0).audience == "facilitators room wall");
  BOOST_TEST(promise.body("wording/next")["version"] == 2);
  BOOST_TEST(promise.body("promise/v1")["state"] == "approved");
  BOOST_TEST(promise.body("promise/v1")["cannot_change"][0] == "the fence");
}

BOOST_AUTO_TEST_CASE(an_approved_change_leaves_the_version_before_it_readable) {
  Promise promise;
  promise.edits(whole());
  promise.approves();
  promise.edits({{"cannot_change", json::array({"the gate"})}});

  promise.approves();

  BOOST_TEST(promise.body("promise/v1")["state"] == "replaced");
  BOOST_TEST(promise.body("promise/v1")["cannot_change"][0] == "the fence");
  BOOST_TEST(promise.body("promise/v2")["state"] == "approved");
  BOOST_TEST(promise.body("promise/v2")["cannot_change"][0] == "the gate");
  BOOST_TEST(promise.body("promise/v2")["can_change"][0] == "games");
}

BOOST_AUTO_TEST_CASE(a_change_must_be_whole_to_be_approved_too) {
  Promise promise;
  promise.edits(whole());
  promise.approves();
  promise.edits({{"report_backs", json::array()}});

  BOOST_TEST(promise.approves().code == "report_back_missing");
  BOOST_TEST(promise.body("promise/v1")["state"] == "approved");
}

BOOST_AUTO_TEST_CASE(a_change_can_be_dropped_and_then_there_is_nothing_to_approve) {
  Promise promise;
  promise.edits(whole());
  promise.approves();
  promise.edits({{"why", "something else"}});

  BOOST_TEST(promise.facilitator().when("drop_edit").accepted());

  BOOST_TEST(promise.approves().code == "nothing_to_approve");
  BOOST_TEST(promise.facilitator().when("drop_edit").code == "nothing_to_drop");
}

BOOST_AUTO_TEST_CASE(a_day_is_over_once_the_room_s_next_day_has_begun) {
  json wording = whole();
  wording["report_backs"][0]["date"] = "2027-01-15";

  BOOST_TEST(!chorus::promise::lack_of(wording, "2027-01-15").has_value());
  BOOST_TEST(chorus::promise::lack_of(wording, "2027-01-16")->code == "date_passed");
}

BOOST_AUTO_TEST_CASE(a_question_is_its_askers_and_the_answer_is_for_all) {
  Promise promise;
  promise.phase("open");
  const auto asked = promise.participant("ana").when("ask", R"({"text":"Who is the board?"})");
  const std::string key = asked.puts.at(0).key;

  const auto answered = promise.facilitator().when(
      "answer",
      json{{"question", key}, {"text", "Five people."}, {"asked", "Who decides?"}}.dump());

  BOOST_TEST(asked.puts.at(0).audience.empty());  // the manifest's: owner and leads
  BOOST_TEST(answered.puts.at(0).key == "answer/" + key.substr(9));
  const json body = json::parse(answered.puts.at(0).body);
  BOOST_TEST(body["asked"] == "Who decides?");
  BOOST_TEST(promise.records().at(key).body == R"({"text":"Who is the board?"})");
  BOOST_TEST(promise.facilitator()
                 .when("answer", R"({"question":"question/none","asked":"y","text":"x"})")
                 .code == "no_such_question");
}

BOOST_AUTO_TEST_CASE(a_question_goes_to_everybody_in_the_words_of_the_lead_alone) {
  Promise promise;
  promise.phase("open");
  const auto asked = promise.participant("ana").when("ask", R"({"text":"Who is the board?"})");

  const auto answered = promise.facilitator().when(
      "answer", json{{"question", asked.puts.at(0).key}, {"text", "Five people."}}.dump());

  BOOST_TEST(answered.code == "bad_args");
}

BOOST_AUTO_TEST_CASE(having_read_it_is_noted_once_a_person_with_the_version) {
  Promise promise;
  promise.phase("open");
  BOOST_TEST(promise.participant("ana").when("read").code == "nothing_to_read");
  promise.edits(whole());
  promise.approves();

  promise.participant("ana").when("read");
  promise.participant("ana").when("read");
  promise.participant("ben").when("read");

  BOOST_TEST(promise.of_type("read").size() == 2U);
}

BOOST_AUTO_TEST_CASE(the_records_of_version_one_can_still_be_worked_with) {
  Promise promise;
  promise.given_file(CHORUS_PLUGIN_SOURCES "/promise/tests/fixtures/state-1.records");

  const auto without_easy_read = promise.approves();
  promise.edits({{"easy_read", "We want a good yard."}});
  BOOST_TEST(promise.approves().accepted());

  BOOST_TEST(without_easy_read.code == "easy_read_missing");

  BOOST_TEST(promise.body("promise/v2")["state"] == "replaced");
  BOOST_TEST(promise.body("promise/v3")["state"] == "approved");
}

BOOST_AUTO_TEST_CASE(a_question_goes_with_its_asker_and_is_shown_to_leads_alone) {
  Promise promise;
  promise.phase("open");
  const auto asked = promise.participant("ana").when("ask", R"({"text":"Who is the board?"})");
  const std::string key = asked.puts.at(0).key;

  BOOST_TEST(promise.shown_to("ana").contains(key));
  BOOST_TEST(promise.shown_to_leads().contains(key));
  BOOST_TEST(!promise.shown_to("ben").contains(key));
  BOOST_TEST(!promise.shown_on_wall().contains(key));
  BOOST_TEST(!promise.participant("ben").takes_back(key).accepted());
  BOOST_TEST(promise.participant("ana").takes_back(key).accepted());
  BOOST_TEST(promise.of_type("question").empty());
}

BOOST_AUTO_TEST_SUITE_END()

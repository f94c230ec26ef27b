#include "../rules.hpp"
#include "rig.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

using nlohmann::json;

BOOST_AUTO_TEST_SUITE(promise_sections)

namespace {

struct Promise : chorus::sdk::Rig<chorus::promise::Rules> {
  Promise() : Rig(CHORUS_PLUGIN_SOURCES "/promise") {}

  void approved() {
    given("promise/v1", "promise", R"({"version":1,"state":"replaced","why":"An older wording",
      "can_change":[],"cannot_change":[],"deciders":[],"report_backs":[]})");
    given("promise/v2", "promise", R"({"version":2,"state":"approved","why":"A better yard",
      "can_change":["games"],"cannot_change":["the fence"],"deciders":["the board"],
      "report_backs":[{"date":"2027-03-01","how":"a letter"}]})");
  }
  std::string said() {
    const auto told = sections("board");
    BOOST_TEST(told.accepted(), told.fault);
    return told.answer;
  }
};

bool holds(const std::string& text, const std::string& needle) {
  return text.find(needle) != std::string::npos;
}

}  // namespace

BOOST_FIXTURE_TEST_CASE(the_version_that_stands_is_told_with_its_dates, Promise) {
  approved();

  const auto report = said();

  for (const char* part : {"A better yard", "games", "the fence", "the board", "2027-03-01"}) {
    BOOST_TEST(holds(report, part), part);
  }
  BOOST_TEST(!holds(report, "An older wording"));
}

BOOST_FIXTURE_TEST_CASE(a_question_comes_as_the_leads_let_it_stand_with_its_answer, Promise) {
  approved();
  given("answer/a", "answer",
        R"({"question":"question/a","asked":"Who decides?","text":"Five people."})");

  const auto report = json::parse(said());

  BOOST_TEST(report.at("sections").size() == 6U);
  BOOST_TEST(report.at("sections").at(5).at("blocks").at(0).at("rows").at(0).at(1) ==
             "Five people.");
}

BOOST_FIXTURE_TEST_CASE(where_no_promise_was_approved_it_says_so, Promise) {
  BOOST_TEST(holds(said(), "promise.report_none"));
}

BOOST_AUTO_TEST_SUITE_END()

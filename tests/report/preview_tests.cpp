#include "report/preview.hpp"

#include "tests/report/paper_fixture.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

using chorus::test::holds;
using nlohmann::json;

BOOST_FIXTURE_TEST_SUITE(preview_tests, chorus::test::PaperFixture)

BOOST_AUTO_TEST_CASE(leads_see_how_many_things_stay_and_why_but_not_what_is_nobody_s_to_know) {
  person("p1", "young_person", "Moe");
  for (const char* rung : {"facilitators", "table", "room", "gist"}) story("p1", "Stays", rung);
  story("p1", "Mine alone", "only_me");
  at(story("p1", "Held", "words")).gate = chorus::kernel::Gate::held;
  at(story("p1", "Hidden", "words")).gate = chorus::kernel::Gate::hidden;
  at(story("p1", "Gone", "words")).gate = chorus::kernel::Gate::withdrawn;
  const auto care = story("p1", "Care", "words");
  at(care).audience = at(care).audience.with("care");
  story("p1", "As Moe told it", "words");
  story("p1", "Free to go", "words");

  const auto seen = json::parse(preview());

  BOOST_TEST(seen.at("stays") ==
             json::parse(R"([{"why":"not_permitted","things":4},{"why":"held","things":1},
               {"why":"hidden","things":1},{"why":"withdrawn","things":1},
               {"why":"names_a_person","things":1}])"));
  BOOST_TEST(seen.at("flags") ==
             json::parse(R"([{"why":"names_a_person","words":"As Moe told it"}])"));
  BOOST_TEST(seen.at("report") == this->json(true));
  for (const char* needle : {"Mine alone", "Care", "Held", "Hidden", "Gone"}) {
    BOOST_TEST(!holds(preview(), needle), needle);
  }
}

BOOST_AUTO_TEST_CASE(what_stays_for_a_school_s_sake_is_shown_and_counted_as_that) {
  keeps_back({"Hillside"});
  story("p1", "At Hillside we waited", "words");

  const auto seen = json::parse(preview());

  BOOST_TEST(seen.at("stays") == json::parse(R"([{"why":"names_a_place","things":1}])"));
  BOOST_TEST(seen.at("flags") ==
             json::parse(R"([{"why":"names_a_place","words":"At Hillside we waited"}])"));
}

BOOST_AUTO_TEST_CASE(it_shows_the_words_that_wait_for_a_yes) {
  story("p1", "A friendly face", "words");

  BOOST_TEST(holds(preview(), "A friendly face"));
}

BOOST_AUTO_TEST_SUITE_END()

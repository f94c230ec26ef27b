#include "../rules.hpp"
#include "protocol/schema.hpp"
#include "rig.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

using nlohmann::json;

namespace {

struct Vote : chorus::sdk::Rig<chorus::energy_vote::Rules> {
  Vote() {
    given("rules/now", "rules", R"({"tokens":3,"max_on_one":3})");
    given("option/quiet", "option", R"({"text":"A quiet room","number":1})");
    given("option/swings", "option",
          R"({"text":"Swings","number":2,"reason":"They need a bigger yard"})");
  }
  void revealed() {
    given("tally/result", "tally", R"({"options":[
      {"key":"option/quiet","text":"A quiet room","total":12},
      {"key":"option/swings","text":"Swings","total":20},
      {"key":"option/garden","text":"A garden","total":12}],
      "ties":[["option/quiet","option/garden"]],"turnout":15,"passes":1})");
  }
  json blocks() {
    const json answer = json::parse(sections("board").answer);
    const auto fault = chorus::protocol::fault_against(
        std::string(CHORUS_PLUGIN_SOURCES) + "/../schemas/section.schema.json", answer);
    BOOST_TEST(!fault.has_value(), fault.value_or(""));
    return answer.at("sections").at(0).at("blocks");
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(energy_vote_sections)

BOOST_FIXTURE_TEST_CASE(the_tally_is_told_as_numbers_to_guard_with_the_most_chosen_first, Vote) {
  revealed();

  const auto people = blocks().at(2);

  BOOST_TEST(people.at("t") == "people");
  BOOST_TEST(people.at("of") == 44);
  BOOST_TEST(people.at("rows").at(0).at("label") == "Swings");
  BOOST_TEST(people.at("rows").at(1).at("label") == "A quiet room");
  BOOST_TEST(people.at("rows").size() == 3U);
}

BOOST_FIXTURE_TEST_CASE(no_number_of_people_stands_outside_of_it, Vote) {
  revealed();

  auto without = blocks();
  without.erase(2);

  BOOST_TEST(without.dump().find("15") == std::string::npos);
  BOOST_TEST(without.dump().find("12") == std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(a_tie_is_said_as_one_and_what_is_not_next_with_its_reason, Vote) {
  revealed();

  const auto said = blocks().dump();

  BOOST_TEST(said.find("A quiet room \xC2\xB7 A garden") != std::string::npos);
  BOOST_TEST(said.find("They need a bigger yard") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(before_the_result_is_shown_it_says_just_that, Vote) {
  const auto said = blocks().dump();

  BOOST_TEST(said.find("report_not_yet") != std::string::npos);
  BOOST_TEST(said.find("people") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

#include "../rules.hpp"
#include "rig.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

using nlohmann::json;

BOOST_AUTO_TEST_SUITE(energy_vote_sections)

namespace {

struct Vote : chorus::sdk::Rig<chorus::energy_vote::Rules> {
  Vote() : Rig(CHORUS_PLUGIN_SOURCES "/energy-vote") {
    given("rules/now", "rules", R"({"tokens":3,"max_on_one":3})");
    given("option/quiet", "option", R"({"text":"A quiet room","number":1})");
    given("option/swings", "option",
          R"({"text":"Swings","number":2,"reason":"They need a bigger yard"})");
  }
  // Totals on quiet, swings and garden; the last two may tie.
  void revealed(int quiet, int swings, int garden, int turnout, int passes) {
    json tally{{"options",
                {{{"key", "option/quiet"}, {"text", "A quiet room"}, {"total", quiet}},
                 {{"key", "option/swings"}, {"text", "Swings"}, {"total", swings}},
                 {{"key", "option/garden"}, {"text", "A garden"}, {"total", garden}}}},
               {"ties", json::array()},
               {"turnout", turnout},
               {"passes", passes}};
    if (quiet == garden) tally["ties"].push_back({"option/quiet", "option/garden"});
    given("tally/result", "tally", tally.dump());
  }
  json blocks() {
    const auto told = sections("board");
    BOOST_TEST(told.accepted(), told.fault);
    const json answer = json::parse(told.answer);
    return answer.at("sections").at(0).at("blocks");
  }
};

// What stands beside the options, from the first row down: a number, or the name of its words.
std::string shown(const json& table) {
  std::string all;
  for (const auto& row : table.at("rows")) {
    const auto& cell = row.at(1);
    const auto words = cell.at("words").get<std::string>();
    const bool in_number = words == "energy-vote.tokens";
    all += (all.empty() ? "" : " ") +
           (in_number ? cell.at("args").at("n").dump() : words.substr(sizeof("energy-vote.share")));
  }
  return all;
}

}  // namespace

BOOST_FIXTURE_TEST_CASE(what_is_drawn_says_no_more_than_the_words_beside_it, Vote) {
  revealed(18, 24, 18, 21, 1);
  const auto numbers = blocks().at(1).at("drawn");
  revealed(2, 24, 0, 21, 1);
  const auto words = blocks().at(1).at("drawn");

  BOOST_TEST(numbers == json::parse(R"([{"dots":24},{"dots":18},{"dots":18}])"));
  BOOST_TEST(words == json::parse(R"([{"part":"most"},{"part":"a_few"},{"part":"none"}])"));
}

BOOST_FIXTURE_TEST_CASE(numbers_of_tokens_stand_where_each_is_five_peoples_and_five_are_left,
                        Vote) {
  revealed(18, 24, 18, 21, 1);

  const auto table = blocks().at(1);

  BOOST_TEST(table.at("t") == "table");
  BOOST_TEST(table.at("rows").at(0).at(0) == "Swings");
  BOOST_TEST(table.at("rows").at(1).at(0) == "A quiet room");
  BOOST_TEST(table.at("rows").size() == 3U);
  BOOST_TEST(shown(table) == "24 18 18");
}

// A token is not a head: twelve of them, three on one, may be four people's.
BOOST_FIXTURE_TEST_CASE(four_people_are_told_of_in_words_alone, Vote) {
  revealed(7, 5, 0, 4, 0);
  const auto of_four = shown(blocks().at(1));
  revealed(8, 7, 0, 5, 0);
  const auto of_five = shown(blocks().at(1));
  revealed(15, 0, 0, 9, 0);
  const auto four_left = shown(blocks().at(1));
  revealed(15, 0, 0, 14, 5);
  const auto four_left_who_did_not_pass = shown(blocks().at(1));
  revealed(15, 0, 0, 10, 0);
  const auto five_left = shown(blocks().at(1));

  BOOST_TEST(of_four == "most some none");
  BOOST_TEST(of_five == "most some none");
  BOOST_TEST(four_left == "most none none");
  BOOST_TEST(four_left_who_did_not_pass == "most none none");
  BOOST_TEST(five_left == "15 none none");
}

BOOST_FIXTURE_TEST_CASE(one_small_number_turns_all_into_words, Vote) {
  revealed(14, 27, 20, 21, 0);
  const auto one_short = shown(blocks().at(1));
  revealed(15, 26, 20, 21, 0);
  const auto none_short = shown(blocks().at(1));

  BOOST_TEST(one_short == "some some some");
  BOOST_TEST(none_short == "26 20 15");
}

BOOST_FIXTURE_TEST_CASE(where_one_token_goes_on_one_thing_it_is_a_head_and_so_are_those_who_did_not,
                        Vote) {
  given("rules/now", "rules", R"({"tokens":3,"max_on_one":1})");
  revealed(16, 10, 10, 20, 0);
  const auto four_did_not = shown(blocks().at(1));
  revealed(15, 10, 10, 20, 0);
  const auto five_did_not = shown(blocks().at(1));

  BOOST_TEST(four_did_not == "some some some");
  BOOST_TEST(five_did_not == "15 10 10");
}

BOOST_FIXTURE_TEST_CASE(no_number_of_people_and_nothing_of_a_group_stands_in_it, Vote) {
  revealed(18, 24, 18, 21, 1);
  given(
      "groups/result", "groups",
      R"({"groups":[{"group":"young_person","options":[{"key":"option/quiet","share":"most"}]}]})");

  const auto said = blocks().dump();

  BOOST_TEST(said.find("21") == std::string::npos);
  BOOST_TEST(said.find("\"people\"") == std::string::npos);
  BOOST_TEST(said.find("young_person") == std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(a_tie_is_said_as_one_and_what_is_not_next_with_its_reason, Vote) {
  revealed(12, 20, 12, 15, 1);

  const auto said = blocks().dump();

  BOOST_TEST(said.find("A quiet room \xC2\xB7 A garden") != std::string::npos);
  BOOST_TEST(said.find("They need a bigger yard") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(before_the_result_is_shown_it_says_just_that, Vote) {
  const auto said = blocks().dump();

  BOOST_TEST(said.find("report_not_yet") != std::string::npos);
  BOOST_TEST(said.find("table") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

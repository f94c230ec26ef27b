#include "vote.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using nlohmann::json;

// The list of options, before it opens and once reasons are written to it.
BOOST_AUTO_TEST_SUITE(energy_options_tests)

using chorus::test::Vote;

BOOST_AUTO_TEST_CASE(the_options_come_from_the_settings_in_their_order) {
  const Vote vote;

  BOOST_TEST(vote.of_type("option").size() == 3U);
  BOOST_TEST(vote.option("quiet")["number"] == 1);
  BOOST_TEST(vote.option("quiet")["picture"] == "door");
  BOOST_TEST(vote.option("garden")["number"] == 3);
  BOOST_TEST(json::parse(vote.records().at("rules/now").body)["max_on_one"] == 2);
}

BOOST_AUTO_TEST_CASE(doubles_are_put_together_and_no_line_is_lost) {
  Vote vote;

  const auto merged = vote.facilitator().when(
      "merge_options",
      R"({"from":"option/garden","into":"option/swings","text":"Play and plants"})");

  BOOST_TEST(merged.accepted());
  BOOST_TEST(vote.of_type("option").size() == 2U);
  BOOST_TEST(vote.option("swings")["text"] == "Play and plants");
  BOOST_TEST(vote.option("swings")["merged"] == json::parse(R"(["A garden","Swings"])"));
  BOOST_TEST(vote.facilitator()
                 .when("merge_options", R"({"from":"option/quiet","into":"option/quiet"})")
                 .code == "same_option");
}

BOOST_AUTO_TEST_CASE(a_new_option_stands_last) {
  Vote vote;

  vote.facilitator().when("add_option", R"({"text":"A slide"})");

  const json tally = vote.close();
  BOOST_TEST(tally["options"].back()["text"] == "A slide");
}

BOOST_AUTO_TEST_CASE(seventy_five_options_are_laid_out_and_counted) {
  json options = json::array();
  for (int i = 0; i < 75; ++i) {
    options.push_back({{"id", "o" + std::to_string(i)}, {"text", "Topic " + std::to_string(i)}});
  }
  Vote vote(json{{"options", options}});
  vote.choose(6, R"({"allocations":{"option/o74":2}})", "young_person");

  const json tally = vote.close();

  BOOST_TEST(tally["options"].size() == 75U);
  BOOST_TEST(tally["options"].back()["total"] == 12);
}

BOOST_AUTO_TEST_CASE(options_that_would_not_fit_into_the_result_are_refused_before_anyone_chooses) {
  Vote vote(json{{"options", json::array()}});
  std::string longest;
  for (int i = 0; i < 300; ++i) longest += "\U0001F33B";
  const std::string args = json{{"text", longest}}.dump();
  int taken = 0;
  while (vote.facilitator().when("add_option", args).accepted()) ++taken;

  const auto refused = vote.facilitator().when("add_option", args);
  const auto key = vote.of_type("option").front().key;
  const auto shorter =
      vote.facilitator().when("edit_option", json{{"key", key}, {"text", "x"}}.dump());

  BOOST_TEST(taken > 30);
  BOOST_TEST(refused.code == "too_much_text");
  BOOST_TEST(shorter.accepted());
  BOOST_TEST(vote.facilitator().when("add_option", args).accepted());
  BOOST_TEST(vote.close().dump().size() < 65'536U);
}

BOOST_AUTO_TEST_CASE(there_is_room_for_a_hundred_options_and_no_more) {
  Vote vote(json{{"options", json::array()}});

  for (int i = 0; i < 100; ++i)
    BOOST_TEST(vote.facilitator().when("add_option", R"({"text":"x"})").accepted());

  BOOST_TEST(vote.facilitator().when("add_option", R"({"text":"x"})").code == "too_many_options");
}

BOOST_AUTO_TEST_CASE(a_reason_is_noted_beside_an_option_and_taken_away_again) {
  Vote vote;
  vote.close();
  vote.moves_to("revealed");

  vote.facilitator().when("note_reason", R"({"key":"option/quiet","reason":"next year"})");
  BOOST_TEST(vote.option("quiet")["reason"] == "next year");
  vote.facilitator().when("note_reason", R"({"key":"option/quiet","reason":""})");

  BOOST_TEST(!vote.option("quiet").contains("reason"));
}

BOOST_AUTO_TEST_CASE(options_are_the_leads_before_it_opens_and_nobodys_after) {
  Vote vote;

  const auto by_ana = vote.participant("ana").when("add_option", R"({"text":"A slide"})");
  vote.opens();
  const auto late = vote.facilitator().when("add_option", R"({"text":"A slide"})");

  BOOST_TEST(by_ana.code == "not_here");
  BOOST_TEST(late.code == "not_now");
}

BOOST_AUTO_TEST_CASE(what_tables_showed_is_laid_in_with_one_press_and_keeps_where_it_came_from) {
  Vote vote;
  const auto statement = [&vote](const std::string& name, int number, const std::string& state) {
    vote.given("dream-statement/" + name + "@s7", "dream-statement",
               json{{"number", number},
                    {"words", "Dream " + name},
                    {"version", 1},
                    {"state", state},
                    {"table", ""}}
                   .dump(),
               "room facilitators");
  };
  statement("b", 2, "final");
  statement("a", 1, "shown");
  statement("c", 3, "draft");

  const auto laid = vote.facilitator().when("lay_in");
  const auto again = vote.facilitator().when("lay_in");

  BOOST_REQUIRE(laid.puts.size() == 2U);
  BOOST_TEST(json::parse(laid.puts[0].body) ==
             json::parse(R"({"text":"Dream a","number":4,"from":["dream-statement/a@s7"]})"));
  BOOST_TEST(json::parse(laid.puts[1].body).at("text") == "Dream b");
  BOOST_REQUIRE(laid.links.size() == 2U);
  BOOST_TEST(laid.links[0].to == "dream-statement/a@s7");
  BOOST_TEST(laid.links[0].type == "inspired_by");
  BOOST_TEST(again.size() == 0U);
}

BOOST_AUTO_TEST_CASE(what_is_put_together_still_leads_to_both_dreams) {
  Vote vote;
  vote.given("dream-statement/a@s7", "dream-statement",
             R"({"number":1,"words":"Dream a","version":1,"state":"shown","table":""})");
  const auto laid = vote.facilitator().when("lay_in").puts.at(0).key;

  const auto merged = vote.facilitator().when(
      "merge_options", json{{"from", laid}, {"into", "option/quiet"}}.dump());
  const auto again = vote.facilitator().when("lay_in");

  BOOST_REQUIRE(merged.links.size() == 1U);
  BOOST_TEST(merged.links[0].from == "option/quiet");
  BOOST_TEST(vote.option("quiet")["from"] == json::parse(R"(["dream-statement/a@s7"])"));
  BOOST_TEST(again.size() == 0U);
}

BOOST_AUTO_TEST_SUITE_END()

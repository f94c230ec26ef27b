#include "writing.hpp"

#include <boost/test/unit_test.hpp>

// The pen of a table, by an activity type that writes with it.
BOOST_AUTO_TEST_SUITE(pen_tests)

using chorus::dream_statement::tests::Writing;
using nlohmann::json;

namespace {
constexpr std::int64_t k_minute = 60'000;
}

BOOST_FIXTURE_TEST_CASE(a_free_pen_is_whoever_takes_it_and_the_table_reads_whose, Writing) {
  BOOST_TEST(ana().does("take_pen").accepted());

  const std::string hand = table().at("pen").at("by");
  BOOST_TEST(shown_to("ben").count(hand) == 1U);
  BOOST_TEST(shown_to_leads().count(hand) == 1U);
  BOOST_TEST(shown_to("cem").count(hand) == 0U);
  BOOST_TEST(shown_on_wall().count(hand) == 0U);
}

BOOST_FIXTURE_TEST_CASE(whoever_has_no_pen_does_not_write, Writing) {
  BOOST_TEST(ana().does("begin", {{"words", "We are met."}}).code == "pen_first");
  const auto key = written();

  BOOST_TEST(ben().does("write", {{"key", key}, {"version", 1}, {"words", "Mine."}}).code ==
             "pen_elsewhere");
  BOOST_TEST(cem().does("write", {{"key", key}, {"version", 1}, {"words", "Mine."}}).code ==
             "another_table");
  BOOST_TEST(body(key).at("version") == 1);
}

BOOST_FIXTURE_TEST_CASE(a_pen_that_somebody_has_is_asked_for_and_handed_on, Writing) {
  BOOST_TEST(ana().does("take_pen").nudge.empty());
  BOOST_TEST(ben().does("take_pen").nudge == "group:north");
  BOOST_TEST(ben().does("hand_pen", {{"key", asking()}}).code == "pen_elsewhere");
  const std::string bens = asking();

  BOOST_TEST(ana().does("hand_pen", {{"key", bens}}).nudge == "group:north");

  BOOST_TEST(table().at("pen").at("by") == bens);
  BOOST_TEST(table().at("asks").empty());
  BOOST_TEST(ben().does("begin", {{"words", "We are met."}}).accepted());
}

BOOST_FIXTURE_TEST_CASE(it_goes_only_when_nobody_answered_for_three_minutes, Writing) {
  ana().does("take_pen");
  ben().does("take_pen");
  passes(2 * k_minute);
  const auto soon = ben().does("take_pen");
  ana().does("keep_pen", {{"key", table_key()}});
  passes(2 * k_minute);
  const auto after_an_answer = ben().does("take_pen");
  passes(k_minute);

  BOOST_TEST(soon.code == "pen_in_use");
  BOOST_TEST(soon.args == R"({"n":1})");
  BOOST_TEST(after_an_answer.code == "pen_in_use");
  BOOST_TEST(ben().does("take_pen").accepted());
  BOOST_TEST(ana().does("begin", {{"words", "We are met."}}).code == "pen_elsewhere");
}

BOOST_FIXTURE_TEST_CASE(whoever_writes_answers_an_ask_by_that, Writing) {
  const auto key = written();
  ben().does("take_pen");
  passes(2 * k_minute);
  ana().does("write", {{"key", key}, {"version", 1}, {"words", "Everyone is met."}});
  passes(2 * k_minute);

  BOOST_TEST(ben().does("take_pen").code == "pen_in_use");
}

BOOST_FIXTURE_TEST_CASE(it_is_free_when_its_holder_lets_go, Writing) {
  ana().does("take_pen");
  ana().does("let_go", {{"key", table_key()}});

  BOOST_TEST(!table().contains("pen"));
  BOOST_TEST(ben().does("take_pen").accepted());
  BOOST_TEST(ben().does("begin", {{"words", "We are met."}}).accepted());
}

BOOST_FIXTURE_TEST_CASE(it_is_free_when_whoever_held_it_took_everything_back, Writing) {
  given("table/n", "table", R"({"at":"north","pen":{"by":"hand/gone","at":1},"asks":[]})",
        "group:north facilitators");

  BOOST_TEST(ana().does("begin", {{"words", "We are met."}}).code == "pen_first");
  BOOST_TEST(ana().does("take_pen").accepted());
  BOOST_TEST(ana().does("begin", {{"words", "We are met."}}).accepted());
}

BOOST_FIXTURE_TEST_CASE(whoever_takes_another_tables_pen_lets_go_of_the_first, Writing) {
  ana().does("take_pen");

  as("ana", "south").does("take_pen");

  BOOST_TEST(!table("north").contains("pen"));
  BOOST_TEST(table("south").contains("pen"));
}

BOOST_FIXTURE_TEST_CASE(a_lead_moves_it_and_frees_it_and_writes_without, Writing) {
  const auto key = written();
  ben().does("take_pen");
  const auto bens = asking();

  BOOST_TEST(lead().does("hand_pen", {{"key", bens}}).accepted());
  BOOST_TEST(table().at("pen").at("by") == bens);
  BOOST_TEST(lead().does("let_go", {{"key", table_key()}}).accepted());
  BOOST_TEST(!table().contains("pen"));
  BOOST_TEST(
      lead().does("write", {{"key", key}, {"version", 1}, {"words", "All are met."}}).accepted());
}

BOOST_FIXTURE_TEST_CASE(without_tables_everybody_is_one, Writing) {
  as("ana", "").does("take_pen");
  const auto key = json::parse(does("begin", {{"words", "We are met."}}).answer).at("key");

  BOOST_TEST(as("ben", "").does("take_pen").accepted());
  BOOST_TEST(shown_to("ben").count(key) == 1U);
  BOOST_TEST(table("").at("asks").size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(two_at_once_never_overwrite_in_silence, Writing) {
  const auto key = written();
  lead().does("write", {{"key", key}, {"version", 1}, {"words", "All are met."}});

  const auto late = ana().does("write", {{"key", key}, {"version", 1}, {"words", "Mine."}});

  BOOST_TEST(late.code == "changed_meanwhile");
  BOOST_TEST(body(key).at("words") == "All are met.");
}

BOOST_FIXTURE_TEST_CASE(a_suggestion_is_read_by_its_table_and_taken_or_thanked_by_the_pen,
                        Writing) {
  const auto key = written();
  ben().does("suggest", {{"key", key}, {"text", "By name."}});
  const auto suggestion = of_type("suggestion").front().key;
  const bool here = shown_to("ana").count(suggestion) == 1;
  const bool elsewhere = shown_to("cem").count(suggestion) == 1;

  BOOST_TEST(ben().does("thank", {{"key", suggestion}, {"taken", true}}).code == "pen_elsewhere");
  BOOST_TEST(ana().does("thank", {{"key", suggestion}, {"taken", true}}).accepted());

  BOOST_TEST(here);
  BOOST_TEST(!elsewhere);
  BOOST_TEST(json::parse(of_type("thanks").front().body).at("of") == suggestion);
  BOOST_TEST(ben().takes_back(suggestion).accepted());
  BOOST_TEST(of_type("suggestion").empty());
}

BOOST_FIXTURE_TEST_CASE(sixty_suggestions_of_one_person_are_enough, Writing) {
  const auto key = written();
  ben();
  for (int n = 0; n < 60; ++n) {
    BOOST_REQUIRE(does("suggest", {{"key", key}, {"text", "By name."}}).accepted());
  }
  BOOST_TEST(does("suggest", {{"key", key}, {"text", "More."}}).code == "too_many_suggestions");
}

BOOST_AUTO_TEST_SUITE_END()

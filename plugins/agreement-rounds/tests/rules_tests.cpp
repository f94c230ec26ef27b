#include "rounds.hpp"

#include <boost/test/unit_test.hpp>

#include <random>
#include <string>
#include <utility>
#include <vector>

using nlohmann::json;

// Asking one question at a time, choosing unseen, closing and showing.
BOOST_AUTO_TEST_SUITE(agreement_rounds_tests)

using chorus::test::Asked;
using chorus::test::k_with_practice;
using chorus::test::Rounds;
using chorus::test::step;

BOOST_FIXTURE_TEST_CASE(opening_asks_the_first_proposal_and_one_is_asked_at_a_time, Asked) {
  const auto second = proposes("Pictures come home first.");

  BOOST_TEST(asked() == key);
  BOOST_TEST(state(key) == "asked");
  BOOST_TEST(lead("ask", {{"key", second}}).code == "one_at_a_time");
}

BOOST_FIXTURE_TEST_CASE(one_person_has_one_vote_and_may_change_it_until_the_close, Asked) {
  const auto first = casts("ana", step("harm"));
  const auto again = casts("ana", step("fine"));
  close();

  BOOST_TEST(again.puts.front().key == first.puts.front().key);
  BOOST_TEST(beside("tally", key).at("fine") == 1);
  BOOST_TEST(beside("tally", key).at("harm") == 0);
}

BOOST_FIXTURE_TEST_CASE(who_supports_somebody_is_refused_in_kind_words, Asked) {
  const auto supporter = casts("sue", step("fine"), "supporter");

  BOOST_TEST(supporter.code == "supporters_help");
  BOOST_TEST(supporter.text_key == "agreement-rounds.supporters_help");
  BOOST_TEST(of_type("ballot").empty());
}

BOOST_FIXTURE_TEST_CASE(a_pass_is_kept_apart_from_the_answers, Asked) {
  casts("ana", {{"pass", true}});
  casts("ben", step("love"));
  close();

  BOOST_TEST(beside("tally", key).at("passes") == 1);
  BOOST_TEST(beside("tally", key).at("love") == 1);
}

BOOST_FIXTURE_TEST_CASE(every_paper_sheet_is_a_ballot_of_its_own, Asked) {
  for (int sheet = 0; sheet < 3; ++sheet) lead("cast_paper", {{"of", key}, {"step", "worried"}});
  close();

  BOOST_TEST(beside("tally", key).at("worried") == 3);
}

BOOST_FIXTURE_TEST_CASE(a_choice_for_an_earlier_question_never_counts_for_the_next, Asked) {
  const auto second = proposes("Pictures come home first.");
  shows();
  asks(second);

  participant("late");
  const auto late = when("cast", json{{"of", key}, {"step", "harm"}}.dump());

  BOOST_TEST(late.code == "another_question");
}

BOOST_FIXTURE_TEST_CASE(nothing_can_be_chosen_while_nothing_new_is_asked, Asked) {
  shows();
  moves_to("reopened");

  BOOST_TEST(casts("ana", step("fine")).code == "nothing_asked");
}

BOOST_AUTO_TEST_CASE(practice_comes_first_and_counts_for_nothing) {
  Rounds rounds(k_with_practice);
  const auto key = rounds.proposes("Somebody waits at the gate.");
  rounds.open();
  const auto first = rounds.asked();
  rounds.casts("ana", {{"step", "harm"}, {"reason", "I like waffles."}});
  rounds.shows();
  const bool seen = rounds.records().count("tally/question") == 1;
  const bool leaves_words = !rounds.of_type("reason").empty();

  rounds.asks(key);

  BOOST_TEST(first == "practice/question");
  BOOST_TEST(seen);
  BOOST_TEST(!leaves_words);
  BOOST_TEST(rounds.of_type("tally").empty());
  BOOST_TEST(rounds.of_type("threshold").empty());
  BOOST_TEST(rounds.state(key) == "asked");
}

BOOST_AUTO_TEST_CASE(leads_may_leave_practice_out) {
  Rounds rounds(k_with_practice);
  const auto key = rounds.proposes("Somebody waits at the gate.");
  rounds.lead(
      "set_rules",
      {{"harm_at_most", 0}, {"fine_percent", 75}, {"young_apart", true}, {"practice", false}});

  rounds.open();

  BOOST_TEST(rounds.asked() == key);
}

BOOST_FIXTURE_TEST_CASE(nothing_but_closing_looks_into_the_box, Asked) {
  const unsigned seed = 47;
  BOOST_TEST_MESSAGE("seed " << seed);
  std::mt19937 chance(seed);
  Asked empty;
  Asked full;
  const std::vector<std::string> steps{"love", "fine", "unsure", "worried", "harm"};
  for (int i = 0; i < 30; ++i) {
    full.casts("p" + std::to_string(i), {{"step", steps[chance() % 5]}, {"reason", "so"}},
               i % 2 == 0 ? "young_person" : "practitioner");
  }

  for (auto* rounds : {&empty, &full}) rounds->seed(99);
  const std::vector<std::pair<std::string, json>> commands{
      {"cast", {{"of", empty.key}, {"step", "fine"}}},
      {"propose", {{"title", "T"}, {"words", "W"}}},
      {"ask", {{"key", empty.key}}},
      {"need_explained", json::object()},
      {"explained", json::object()}};
  BOOST_REQUIRE(empty.key == full.key);
  for (const auto& [name, args] : commands) {
    BOOST_TEST_CONTEXT(name) {
      BOOST_CHECK(empty.participant("zoe").when(name, args.dump()) ==
                  full.participant("zoe").when(name, args.dump()));
      BOOST_CHECK(empty.lead(name, args) == full.lead(name, args));
    }
  }
  for (const char* phase : {"paused", "open", "closing_soon"}) {
    BOOST_TEST_CONTEXT(phase) { BOOST_CHECK(empty.moves_to(phase) == full.moves_to(phase)); }
  }
}

BOOST_FIXTURE_TEST_CASE(between_close_and_reveal_no_answer_of_the_rules_tells_the_result, Asked) {
  choose(8, "love");
  close();

  BOOST_TEST(state(key) == "asked");
  BOOST_TEST(lead("agree", {{"key", key}, {"review_on", "2027-07-01"}}).code == "not_now");
  BOOST_TEST(lead("not_now", {{"key", key}, {"because", "x"}}).code == "not_now");
  BOOST_TEST(lead("amend", {{"key", key}, {"title", "T"}, {"words", "W"}}).code == "not_now");
}

BOOST_FIXTURE_TEST_CASE(a_second_reveal_of_the_same_question_changes_nothing, Asked) {
  choose(3, "worried");
  shows();
  lead("not_now", {{"key", key}, {"because", "Money."}});

  moves_to("reopened");
  shows();

  BOOST_TEST(state(key) == "not_now");
}

BOOST_FIXTURE_TEST_CASE(a_question_that_was_chosen_and_never_opened_waits_again, Asked) {
  const auto second = proposes("Pictures come home first.");
  const auto third = proposes("A quiet room.");
  shows();

  lead("ask", {{"key", second}});
  lead("ask", {{"key", third}});

  BOOST_TEST(state(second) == "waiting");
  BOOST_TEST(asked() == third);
}

BOOST_FIXTURE_TEST_CASE(somebody_asks_to_have_it_explained_and_nobody_learns_who_or_how_many,
                        Asked) {
  participant("ana").when("need_explained");
  const auto twice = participant("ben").role_group("supporter").when("need_explained");
  role_group("unsaid");
  const bool there = of_type("wish").size() == 1 && of_type("wish").front().body == "{}";
  lead("explained");

  BOOST_TEST(twice.accepted());
  BOOST_TEST(there);
  BOOST_TEST(of_type("wish").empty());
}

BOOST_AUTO_TEST_CASE(the_records_of_version_one_are_still_counted_the_same) {
  Rounds rounds;
  rounds.phase("open").given_file(CHORUS_PLUGIN_SOURCES
                                  "/agreement-rounds/tests/fixtures/state-1.records");

  rounds.close();

  BOOST_TEST(rounds.beside("tally", "proposal/b").at("fine") == 2);
  BOOST_TEST(rounds.beside("tally", "proposal/b").at("passes") == 1);
  BOOST_TEST(rounds.beside("threshold", "proposal/b").at("room") == "not_met");
}

BOOST_FIXTURE_TEST_CASE(what_was_chosen_is_shown_to_nobody_before_the_reveal_and_reasons_to_leads,
                        Asked) {
  choose(6, "fine");
  casts("ana", {{"step", "worried"}, {"reason", "The bus."}, {"may_read", true}});
  close();
  const std::string tally = "tally" + key.substr(key.find('/'));
  const bool is_early = shown_to_leads().contains(tally) || shown_on_wall().contains(tally);
  reveal();

  BOOST_TEST(!is_early);
  BOOST_TEST(shown_on_wall().contains(tally));
  for (const auto& reason : of_type("reason")) {
    BOOST_TEST(shown_to_leads().contains(reason.key));
    BOOST_TEST(!shown_to("ana").contains(reason.key));
    BOOST_TEST(!leaving().contains(reason.key));
  }
}

BOOST_AUTO_TEST_SUITE_END()

#include "rounds.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using nlohmann::json;

// What leads make of a proposal, from its first words to what became of it.
BOOST_AUTO_TEST_SUITE(agreement_proposals_tests)

using chorus::test::Asked;
using chorus::test::Rounds;

BOOST_AUTO_TEST_CASE(a_proposal_has_a_number_and_leads_back_to_what_people_gave) {
  Rounds rounds;

  rounds.proposes("Somebody waits at the gate.");
  const auto second = rounds.lead(
      "propose", {{"title", "T"}, {"words", "W"}, {"because", json::array({"story/a@s2"})}});

  BOOST_TEST(json::parse(second.contributions.front().body).at("number") == 2);
  BOOST_REQUIRE(second.links.size() == 1U);
  BOOST_TEST(second.links.front().type == "proposes");
  BOOST_TEST(second.links.front().to == "story/a@s2");
  BOOST_TEST(
      rounds
          .lead("propose",
                {{"title", "T"}, {"words", "W"}, {"because", json::array({"story/gone@s2"})}})
          .code == "not_here");
}

BOOST_AUTO_TEST_CASE(what_a_table_says_is_needed_becomes_a_proposal_that_leads_back_to_it) {
  Rounds rounds;
  rounds.given("element/e@s8", "element",
               R"({"number":1,"dream":"dream-statement/d@s7","ring":"People","words":"A guide",
                   "state":"missing","version":1,"table":"t1"})");

  const auto proposed = rounds.lead(
      "propose",
      {{"title", "A guide"}, {"words", "A guide"}, {"because", json::array({"element/e@s8"})}});

  BOOST_REQUIRE(proposed.links.size() == 1U);
  BOOST_TEST(proposed.links.front().to == "element/e@s8");
  BOOST_TEST(proposed.links.front().type == "proposes");
}

BOOST_AUTO_TEST_CASE(what_was_hard_leads_to_a_proposal_as_well) {
  Rounds rounds;
  rounds.given("hard-truth/h@s3", "hard-truth",
               R"({"of":"touchpoint/t","words":"Nine forms","wish":"One form"})");

  const auto proposed = rounds.lead(
      "propose",
      {{"title", "One form"}, {"words", "W"}, {"because", json::array({"hard-truth/h@s3"})}});

  BOOST_REQUIRE(proposed.links.size() == 1U);
  BOOST_TEST(proposed.links.front().type == "proposes");
}

BOOST_AUTO_TEST_CASE(a_proposal_is_short_enough_for_everyone_to_hold) {
  Rounds rounds;
  std::string words = "one";
  for (int i = 1; i < 25; ++i) words += " more";

  BOOST_TEST(rounds.lead("propose", {{"title", "T"}, {"words", words}}).accepted());
  BOOST_TEST(rounds.lead("propose", {{"title", "T"}, {"words", words + " more"}}).code ==
             "too_many_words");
}

BOOST_AUTO_TEST_CASE(words_change_while_a_proposal_waits_and_not_after_it_was_asked) {
  Rounds rounds;
  const auto key = rounds.proposes("Old words.");

  rounds.lead("edit_proposal", {{"key", key}, {"title", "T"}, {"words", "New words."}});
  rounds.open();

  BOOST_TEST(rounds.body(key).at("words") == "New words.");
  BOOST_TEST(
      rounds.lead("edit_proposal", {{"key", key}, {"title", "T"}, {"words", "Newer."}}).code ==
      "asked_already");
}

BOOST_FIXTURE_TEST_CASE(agreed_needs_a_day_to_come_and_stands_on_its_proposal, Asked) {
  choose(4, "fine");
  shows();
  const auto agrees = [&](const char* day) {
    return lead("agree", {{"key", key}, {"review_on", day}});
  };

  BOOST_TEST(agrees("2027-02-29").code == "no_such_day");
  BOOST_TEST(agrees("2027-01-15").code == "day_is_past");
  const auto agreed = agrees("2027-07-01");

  BOOST_TEST(agreed.accepted());
  BOOST_TEST(state(key) == "agreed");
  BOOST_REQUIRE(of_type("agreement").size() == 1U);
  const json agreement = json::parse(of_type("agreement").front().body);
  BOOST_TEST(agreement.at("review_on") == "2027-07-01");
  BOOST_TEST(agreement.at("proposal") == key);
  BOOST_REQUIRE(agreed.links.size() == 1U);
  BOOST_TEST(agreed.links.front().type == "agreed_in");
  BOOST_TEST(agreed.links.front().to == key);
  BOOST_TEST(agrees("2027-08-01").code == "not_met");
}

BOOST_FIXTURE_TEST_CASE(what_is_not_agreed_is_asked_again_twice_with_new_words_and_not_thrice,
                        Asked) {
  std::string at = key;
  const auto amended = [&](const std::string& words) {
    return lead("amend", {{"key", at}, {"title", "Visits"}, {"words", words}});
  };
  choose(3, "harm");
  shows();
  BOOST_TEST(amended("Everyone new is met by somebody they know.").code == "same_words");

  for (const char* words : {"By video too.", "And the person chooses who."}) {
    const auto again = amended(words);
    BOOST_REQUIRE(again.accepted());
    BOOST_TEST(again.links.front().type == "amends");
    BOOST_TEST(again.links.front().to == at);
    BOOST_TEST(state(at) == "replaced");
    at = json::parse(again.answer).at("key");
    asks(at);
    choose(1, "harm");
    shows();
    BOOST_TEST(beside("tally", at).at("harm") == 1);  // old ballots did not carry over
    BOOST_TEST(state(at) == "not_agreed");
  }

  BOOST_TEST(body(at).at("version") == 3);
  BOOST_TEST(body(at).at("number") == 1);
  BOOST_TEST(amended("Once more.").code == "asked_three_times");
}

BOOST_FIXTURE_TEST_CASE(not_now_keeps_its_reason_and_stays_listed, Asked) {
  choose(3, "worried");
  shows();

  lead("not_now", {{"key", key}, {"because", "The bus is not paid for."}});
  const auto amended = lead("amend", {{"key", key}, {"title", "T"}, {"words", "W"}});
  const auto second = proposes("Pictures come home first.");
  asks(second);

  BOOST_TEST(state(key) == "not_now");
  BOOST_TEST(body(key).at("not_now_because") == "The bus is not paid for.");
  BOOST_TEST(lead("ask", {{"key", key}}).code == "one_at_a_time");
  BOOST_TEST(amended.code == "not_to_amend");
}

BOOST_AUTO_TEST_SUITE_END()

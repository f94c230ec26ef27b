#include "rounds.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <random>
#include <set>
#include <utility>

using chorus::test::Rounds;
using nlohmann::json;

BOOST_AUTO_TEST_SUITE(agreement_rounds_tests)

namespace {

const json k_with_practice{{"practice", "Every meeting has pancakes."}};

// One proposal, open, asked.
struct Asked : Rounds {
  Asked() {
    key = proposes("Everyone new is met by somebody they know.");
    open();
  }
  std::string key;
};

json step(const char* name) { return {{"step", name}}; }

std::set<std::string> members(const json& object) {
  std::set<std::string> names;
  for (const auto& entry : object.items()) names.insert(entry.key());
  return names;
}

}  // namespace

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

BOOST_FIXTURE_TEST_CASE(three_in_four_meet_the_threshold_and_one_fewer_does_not, Asked) {
  choose(6, "fine");
  choose(2, "worried");
  shows();
  const auto at = beside("threshold", key).at("room");
  const auto second = proposes("Pictures come home first.");
  asks(second);
  choose(5, "love");
  choose(3, "unsure");
  shows();

  BOOST_TEST(at == "met");
  BOOST_TEST(state(key) == "asked");
  BOOST_TEST(beside("threshold", second).at("room") == "not_met");
  BOOST_TEST(state(second) == "not_agreed");
}

BOOST_FIXTURE_TEST_CASE(one_at_harm_is_enough_where_nobody_may_be, Asked) {
  choose(20, "love");
  choose(1, "harm");
  shows();

  BOOST_TEST(beside("threshold", key).at("room") == "not_met");
  BOOST_TEST(state(key) == "not_agreed");
}

BOOST_FIXTURE_TEST_CASE(nobodys_answer_meets_nothing, Asked) {
  casts("ana", {{"pass", true}});
  shows();

  BOOST_TEST(beside("threshold", key).at("room") == "not_met");
}

BOOST_AUTO_TEST_CASE(the_threshold_is_the_leads_before_anything_is_asked) {
  Rounds rounds(json{{"harm_at_most", 1}, {"fine_percent", 60}, {"young_apart", false}});
  const auto before = rounds.body("rules/now");
  rounds.lead(
      "set_rules",
      {{"harm_at_most", 0}, {"fine_percent", 80}, {"young_apart", true}, {"practice", false}});

  BOOST_TEST(before.at("fine_percent") == 60);
  BOOST_TEST(before.at("young_apart") == false);
  BOOST_TEST(rounds.body("rules/now").at("fine_percent") == 80);
  BOOST_TEST(Rounds().body("rules/now").at("fine_percent") == 75);
}

BOOST_FIXTURE_TEST_CASE(five_young_people_are_tested_apart_and_four_are_not, Asked) {
  choose(20, "love", "parent_carer");
  choose(5, "worried", "young_person");
  shows();
  const auto with_five = beside("threshold", key);
  const auto second = proposes("Pictures come home first.");
  asks(second);
  choose(20, "love", "parent_carer");
  choose(4, "worried", "young_person");
  casts("tia", {{"pass", true}}, "young_person");
  shows();

  BOOST_TEST(with_five.at("room") == "met");
  BOOST_TEST(with_five.at("young") == "not_met");
  BOOST_TEST(state(key) == "not_agreed");
  BOOST_TEST(lead("agree", {{"key", key}, {"review_on", "2027-07-01"}}).code == "not_met");
  BOOST_TEST(!beside("threshold", second).contains("young"));
  BOOST_TEST(state(second) == "asked");
}

BOOST_FIXTURE_TEST_CASE(nothing_kept_after_the_close_speaks_of_a_group_by_number, Asked) {
  choose(5, "love", "young_person");
  choose(5, "worried", "practitioner");
  lead("cast_paper", {{"of", key}, {"step", "fine"}, {"young", true}});
  close();

  const std::set<std::string> all{"of", "love", "fine", "unsure", "worried", "harm", "passes"};
  BOOST_TEST((members(beside("tally", key)) == all));
  BOOST_TEST(
      (beside("threshold", key) == json{{"of", key}, {"room", "not_met"}, {"young", "met"}}));
}

BOOST_FIXTURE_TEST_CASE(a_no_of_the_room_is_not_laid_at_the_door_of_the_few_who_are_not_young,
                        Asked) {
  choose(5, "love", "young_person");
  choose(1, "harm", "practitioner");
  shows();
  const auto few = beside("threshold", key);
  const auto second = proposes("Pictures come home first.");
  asks(second);
  choose(5, "love", "young_person");
  close();
  moves_to("reopened");
  choose(1, "harm", "practitioner");
  shows();

  BOOST_TEST(few.at("room") == "not_met");
  BOOST_TEST(!few.contains("young"));
  BOOST_TEST(!beside("threshold", second).contains("young"));
}

BOOST_FIXTURE_TEST_CASE(late_answers_are_added_and_young_people_are_told_of_as_far_as_is_sure,
                        Asked) {
  choose(5, "love", "young_person");
  close();
  const auto first = beside("threshold", key).value("young", "");
  moves_to("reopened");
  choose(1, "fine", "practitioner");
  close();
  const auto none_late = beside("threshold", key).value("young", "");
  moves_to("reopened");
  choose(1, "harm", "young_person");
  close();

  BOOST_TEST(first == "met");
  BOOST_TEST(none_late == "met");
  BOOST_TEST(beside("tally", key).at("love") == 5);
  BOOST_TEST(beside("tally", key).at("fine") == 1);
  BOOST_TEST(beside("tally", key).at("harm") == 1);
  BOOST_TEST(!beside("threshold", key).contains("young"));
  BOOST_TEST(beside("threshold", key).at("room") == "not_met");
}

BOOST_FIXTURE_TEST_CASE(a_no_among_young_people_is_not_outvoted_by_late_ones, Asked) {
  choose(5, "worried", "young_person");
  close();
  moves_to("reopened");
  choose(30, "love", "young_person");
  close();

  BOOST_TEST(beside("threshold", key).at("young") == "not_met");
}

BOOST_FIXTURE_TEST_CASE(eight_young_people_in_two_parts_of_four_are_not_agreed_over_untested,
                        Asked) {
  choose(20, "love", "parent_carer");
  choose(4, "worried", "young_person");
  close();
  const auto first = beside("threshold", key);
  moves_to("reopened");
  choose(4, "worried", "young_person");
  choose(20, "love", "parent_carer");
  shows();

  BOOST_TEST(!first.contains("young"));
  BOOST_TEST(beside("threshold", key).at("room") == "met");
  BOOST_TEST(beside("threshold", key).at("young") == "unknown");
  BOOST_TEST(state(key) == "asked");
  const auto agreed = lead("agree", {{"key", key}, {"review_on", "2027-07-01"}});
  BOOST_TEST(agreed.code == "young_unknown");
  BOOST_TEST(agreed.text_key == "agreement-rounds.young_unknown");
}

BOOST_FIXTURE_TEST_CASE(young_people_who_met_it_are_not_taken_to_meet_it_with_two_late_ones,
                        Asked) {
  choose(20, "love", "parent_carer");
  choose(4, "fine", "young_person");
  choose(1, "unsure", "young_person");
  close();
  const auto first = beside("threshold", key).at("young");
  moves_to("reopened");
  choose(2, "unsure", "young_person");
  shows();

  BOOST_TEST(first == "met");
  BOOST_TEST(beside("threshold", key).at("young") == "unknown");
  BOOST_TEST(lead("agree", {{"key", key}, {"review_on", "2027-07-01"}}).code == "young_unknown");
}

BOOST_FIXTURE_TEST_CASE(a_few_late_young_people_change_nothing_where_no_five_could_fall_short,
                        Asked) {
  choose(6, "love", "parent_carer");
  choose(3, "fine", "young_person");
  close();
  moves_to("reopened");
  choose(3, "fine", "young_person");
  choose(1, "unsure", "parent_carer");
  shows();

  BOOST_TEST(!beside("threshold", key).contains("young"));
  BOOST_TEST(lead("agree", {{"key", key}, {"review_on", "2027-07-01"}}).accepted());
}

BOOST_AUTO_TEST_CASE(a_no_of_late_young_people_is_a_no_whatever_the_earlier_ones_said) {
  for (const int earlier : {0, 4, 5}) {
    Asked rounds;
    rounds.choose(40, "love", "parent_carer");
    rounds.choose(earlier, "love", "young_person");
    rounds.close();
    rounds.moves_to("reopened");
    rounds.choose(5, "worried", "young_person");
    rounds.close();

    BOOST_TEST(rounds.beside("threshold", rounds.key).at("room") == "met", earlier);
    BOOST_TEST(rounds.beside("threshold", rounds.key).value("young", "none") == "not_met", earlier);
  }
}

BOOST_FIXTURE_TEST_CASE(a_late_part_without_young_people_leaves_what_was_found, Asked) {
  choose(20, "love", "parent_carer");
  choose(5, "fine", "young_person");
  close();
  moves_to("reopened");
  choose(2, "unsure", "parent_carer");
  close();

  BOOST_TEST(beside("threshold", key).at("young") == "met");
}

BOOST_AUTO_TEST_CASE(where_young_people_are_not_tested_apart_nothing_is_told_of_them) {
  Rounds rounds(json{{"young_apart", false}});
  const auto key = rounds.proposes("Somebody waits at the gate.");
  rounds.open();
  rounds.choose(40, "love", "parent_carer");
  rounds.choose(5, "worried", "young_person");
  rounds.close();
  const auto first = rounds.beside("threshold", key);
  rounds.moves_to("reopened");
  rounds.choose(2, "worried", "young_person");
  rounds.close();

  BOOST_TEST(first.at("room") == "met");
  BOOST_TEST(!first.contains("young"));
  BOOST_TEST(!rounds.beside("threshold", key).contains("young"));
}

BOOST_FIXTURE_TEST_CASE(four_others_are_too_few_to_be_pointed_at, Asked) {
  choose(5, "love", "young_person");
  choose(4, "harm", "parent_carer");
  close();

  BOOST_TEST(beside("threshold", key).at("room") == "not_met");
  BOOST_TEST(!beside("threshold", key).contains("young"));
}

BOOST_AUTO_TEST_CASE(whoever_weighed_against_it_before_may_have_been_young) {
  for (const char* against : {"unsure", "worried", "harm"}) {
    Rounds rounds(json{{"harm_at_most", 4}});
    const auto key = rounds.proposes("Somebody waits at the gate.");
    rounds.open();
    rounds.choose(20, "love", "parent_carer");
    rounds.choose(4, against, "parent_carer");
    rounds.close();
    rounds.moves_to("reopened");
    rounds.choose(5, "fine", "young_person");
    rounds.close();

    BOOST_TEST(rounds.beside("threshold", key).at("room") == "met", against);
    BOOST_TEST(rounds.beside("threshold", key).value("young", "none") == "unknown", against);
  }
}

// Of five people with one who is not fine four in five are; of four three are, of six five.
BOOST_AUTO_TEST_CASE(it_is_five_people_among_whom_nobody_may_fall_short) {
  const auto told_at = [](int percent) {
    Rounds rounds(json{{"fine_percent", percent}});
    const auto key = rounds.proposes("Somebody waits at the gate.");
    rounds.open();
    rounds.choose(6, "love", "parent_carer");
    rounds.choose(3, "fine", "young_person");
    rounds.close();
    rounds.moves_to("reopened");
    rounds.choose(3, "fine", "young_person");
    rounds.choose(1, "unsure", "parent_carer");
    rounds.close();
    return rounds.beside("threshold", key).value("young", "none");
  };

  BOOST_TEST(told_at(80) == "none");
  BOOST_TEST(told_at(82) == "unknown");
}

// Closed too early, with one or two answers in it: what comes after is tested all the same.
BOOST_FIXTURE_TEST_CASE(a_close_that_came_too_early_leaves_the_test_to_the_next, Asked) {
  close();
  moves_to("reopened");
  choose(4, "love", "young_person");
  choose(1, "worried", "young_person");
  choose(9, "worried", "practitioner");
  close();
  const auto after_none = beside("threshold", key);
  const auto second = proposes("Pictures come home first.");
  reveal();
  asks(second);
  choose(1, "unsure", "parent_carer");
  close();
  moves_to("reopened");
  choose(9, "love", "young_person");
  shows();

  BOOST_TEST(after_none.at("young") == "met");
  BOOST_TEST(after_none.at("room") == "not_met");
  BOOST_TEST(beside("threshold", second).at("young") == "met");
}

// Whatever a few late young people chose, the same outcome is kept: it cannot tell of one of them.
BOOST_AUTO_TEST_CASE(of_fewer_than_five_late_ones_the_outcome_does_not_tell_what_they_chose) {
  const auto outcome_where_late_ones = [](const char* chose, const char* others_chose) {
    Asked rounds;
    rounds.choose(16, "love", "parent_carer");
    rounds.choose(2, others_chose, "parent_carer");
    rounds.close();
    rounds.moves_to("reopened");
    rounds.choose(2, chose, "young_person");
    rounds.close();
    return rounds.beside("threshold", rounds.key).value("young", "none");
  };

  BOOST_TEST(outcome_where_late_ones("fine", "unsure") == "unknown");
  BOOST_TEST(outcome_where_late_ones("unsure", "fine") == "unknown");
}

BOOST_AUTO_TEST_CASE(harm_that_may_be_adds_up_over_two_closings) {
  Rounds rounds(json{{"harm_at_most", 1}, {"fine_percent", 50}, {"young_apart", true}});
  const auto key = rounds.proposes("Somebody waits at the gate.");
  rounds.open();
  rounds.choose(5, "love", "young_person");
  rounds.choose(1, "harm", "parent_carer");
  rounds.close();
  rounds.moves_to("reopened");
  rounds.choose(6, "love", "young_person");
  rounds.close();
  const auto none_of_the_late = rounds.beside("threshold", key).at("young");
  const auto second = rounds.proposes("A quiet room.");
  rounds.reveal();
  rounds.asks(second);
  rounds.choose(5, "love", "young_person");
  rounds.close();
  rounds.moves_to("reopened");
  rounds.choose(5, "love", "young_person");
  rounds.choose(1, "harm", "young_person");
  rounds.close();

  BOOST_TEST(none_of_the_late == "met");
  BOOST_TEST(rounds.beside("threshold", second).at("young") == "met");
}

BOOST_FIXTURE_TEST_CASE(what_nobody_can_tell_is_asked_of_everybody_again_in_the_same_words, Asked) {
  choose(20, "love", "parent_carer");
  choose(4, "worried", "young_person");
  close();
  moves_to("reopened");
  choose(4, "worried", "young_person");
  choose(12, "love", "parent_carer");
  shows();

  asks(key);
  const bool counted_before = records().count("tally" + key.substr(key.find('/'))) == 1;
  choose(20, "love", "parent_carer");
  choose(8, "fine", "young_person");
  shows();

  BOOST_TEST(!counted_before);
  BOOST_TEST(beside("tally", key).at("love") == 20);
  BOOST_TEST(beside("tally", key).at("worried") == 0);
  BOOST_TEST(beside("threshold", key).at("young") == "met");
  BOOST_TEST(lead("ask", {{"key", key}}).code == "asked_already");
  BOOST_TEST(lead("agree", {{"key", key}, {"review_on", "2027-07-01"}}).accepted());
}

BOOST_FIXTURE_TEST_CASE(where_the_room_says_no_nothing_more_is_told_of_a_late_young_person, Asked) {
  choose(5, "worried", "parent_carer");
  choose(5, "love", "practitioner");
  close();
  moves_to("reopened");
  choose(1, "fine", "young_person");
  shows();

  BOOST_TEST(!beside("threshold", key).contains("young"));
  BOOST_TEST(state(key) == "not_agreed");
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

BOOST_FIXTURE_TEST_CASE(reasons_leave_the_box_without_owner_step_or_order, Asked) {
  for (int i = 0; i < 12; ++i) {
    casts("p" + std::to_string(i), {{"step", i == 7 ? "harm" : "fine"},
                                    {"reason", "reason " + std::to_string(i)},
                                    {"may_read", i % 2 == 0}});
  }
  std::vector<std::string> marks;
  for (const auto& ballot : of_type("ballot")) marks.push_back(ballot.key.substr(7));
  const auto closing = moves_to("closed");

  std::vector<std::string> laid;
  for (const auto& put : closing.puts) {
    if (put.type != "reason") continue;
    const json body = json::parse(put.body);
    BOOST_TEST((members(body) == std::set<std::string>{"of", "words", "may_read"}));
    for (const auto& mark : marks) BOOST_TEST(put.key.find(mark) == std::string::npos);
    laid.push_back(body.at("words"));
  }
  auto as_given = laid;
  std::sort(as_given.begin(), as_given.end());
  BOOST_TEST(laid.size() == 12U);
  BOOST_TEST((laid != as_given));
}

BOOST_FIXTURE_TEST_CASE(a_reason_that_came_late_cannot_be_told_from_the_others, Asked) {
  casts("ana", {{"step", "fine"}, {"reason", "first"}});
  casts("ben", {{"step", "fine"}, {"reason", "second"}});
  close();
  std::set<std::string> keys_before;
  for (const auto& record : of_type("reason")) keys_before.insert(record.key);
  moves_to("reopened");
  casts("cem", {{"step", "harm"}, {"reason", "late"}});
  close();

  BOOST_TEST(reasons().size() == 3U);
  for (const auto& record : of_type("reason")) BOOST_TEST(keys_before.count(record.key) == 0U);
}

BOOST_FIXTURE_TEST_CASE(two_hundred_reasons_fit_into_one_decision, Asked) {
  for (int i = 0; i < 200; ++i) {
    casts("p" + std::to_string(i), {{"step", "fine"}, {"reason", "r" + std::to_string(i)}});
  }

  const auto closing = moves_to("closed");
  moves_to("reopened");
  casts("late", {{"step", "fine"}, {"reason", "late"}});
  const auto again = moves_to("closed");

  BOOST_TEST(closing.size() <= 64U);
  BOOST_TEST(again.size() <= 64U);
  BOOST_TEST(reasons().size() == 201U);
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

#include "vote.hpp"

#include <boost/test/unit_test.hpp>

#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

using nlohmann::json;

// Choosing unseen, counting once, and what is told of few people.
BOOST_AUTO_TEST_SUITE(energy_vote_tests)

using chorus::test::are;
using chorus::test::on;
using chorus::test::Vote;

BOOST_AUTO_TEST_CASE(nobody_puts_more_on_one_than_there_are_tokens) {
  Vote vote(json{{"tokens", 2}, {"max_on_one", 100}});

  BOOST_TEST(json::parse(vote.records().at("rules/now").body)["max_on_one"] == 2);
  BOOST_TEST(vote.casts("ana", on("quiet", 3)).code == "too_many_on_one");
  BOOST_TEST(Vote(json{{"options", json::array()}}).of_type("option").empty());
}

BOOST_AUTO_TEST_CASE(a_second_vote_replaces_the_first) {
  Vote vote;

  vote.casts("ana", on("quiet", 2));
  vote.casts("ana", on("swings", 1));

  const json tally = vote.close();
  BOOST_TEST(are(vote.totals(tally), {0, 1, 0}));
  BOOST_TEST(tally["turnout"] == 1);
}

BOOST_AUTO_TEST_CASE(a_ballot_lies_under_the_mark_of_who_cast_it) {
  Vote vote;

  const auto cast = vote.casts("ana", on("quiet", 1));

  BOOST_REQUIRE(cast.puts.size() == 1U);
  BOOST_TEST(cast.puts[0].key.starts_with("ballot/"));
  BOOST_TEST(cast.puts[0].key != vote.casts("ben", on("quiet", 1)).puts.at(0).key);
  BOOST_TEST(cast.puts[0].type == "ballot");
  BOOST_TEST(cast.answer.empty());
}

BOOST_AUTO_TEST_CASE(nobody_has_more_tokens_than_all_have) {
  Vote vote;

  const auto too_many = vote.casts(
      "ana", R"({"allocations":{"option/quiet":2,"option/swings":1,"option/garden":1}})");
  const auto too_many_on_one = vote.casts("ana", on("quiet", 3));

  BOOST_TEST(too_many.code == "too_many_tokens");
  BOOST_TEST(too_many.args == R"({"tokens":3})");
  BOOST_TEST(too_many_on_one.code == "too_many_on_one");
  BOOST_TEST(vote.of_type("ballot").empty());
}

BOOST_AUTO_TEST_CASE(tokens_go_on_options_of_the_list_alone) {
  Vote vote;

  BOOST_TEST(vote.casts("ana", on("moon", 1)).code == "unknown_option");
  BOOST_TEST(vote.casts("ana", R"({"allocations":{"rules/now":1}})").code == "unknown_option");
}

BOOST_AUTO_TEST_CASE(a_tie_is_said_as_a_tie_and_what_nobody_chose_stays_listed) {
  Vote vote;
  vote.casts("ana", on("quiet", 2));
  vote.casts("ben", on("swings", 2));
  vote.casts("cem", R"({"pass":true})");

  const json tally = vote.close();

  BOOST_TEST(are(vote.totals(tally), {2, 2, 0}));
  BOOST_TEST(tally["ties"] == json::parse(R"([["option/quiet","option/swings"]])"));
  BOOST_TEST(tally["turnout"] == 3);
  BOOST_TEST(tally["passes"] == 1);
}

BOOST_AUTO_TEST_CASE(an_empty_box_has_no_ties) {
  Vote vote;

  const json tally = vote.close();

  BOOST_TEST(tally["turnout"] == 0);
  BOOST_TEST(tally["ties"].empty());
  BOOST_TEST(tally["options"].size() == 3U);
}

BOOST_AUTO_TEST_CASE(every_paper_slip_is_a_ballot_of_its_own) {
  Vote vote;

  vote.opens();
  for (int slip = 0; slip < 3; ++slip) vote.facilitator().when("cast_paper", on("garden", 1));

  BOOST_TEST(are(vote.totals(vote.close()), {0, 0, 3}));
}

BOOST_AUTO_TEST_CASE(who_supports_somebody_is_refused_in_kind_words) {
  Vote vote;

  const auto supporter = vote.casts("sue", on("quiet", 1), "supporter");
  const auto passing = vote.casts("sue", R"({"pass":true})", "supporter");

  BOOST_TEST(supporter.code == "supporters_help");
  BOOST_TEST(supporter.text_key == "energy-vote.supporters_help");
  BOOST_TEST(passing.code == "supporters_help");
  BOOST_TEST(vote.of_type("ballot").empty());
}

BOOST_AUTO_TEST_CASE(who_leads_is_refused_and_keys_in_paper_alone) {
  Vote vote;
  vote.opens();

  const auto own = vote.facilitator().when("cast", on("quiet", 1));

  BOOST_TEST(own.code == "leads_do_not_choose");
  BOOST_TEST(vote.of_type("ballot").empty());
  BOOST_TEST(vote.facilitator().when("cast_paper", on("quiet", 1)).accepted());
}

BOOST_AUTO_TEST_CASE(leads_are_told_group_by_group_where_each_is_five_people_or_more) {
  Vote vote;
  vote.choose(5, on("quiet", 2), "young_person");
  vote.choose(1, on("swings", 1), "young_person");
  vote.choose(5, on("swings", 2), "practitioner");
  for (int sheet = 0; sheet < 5; ++sheet) {
    vote.facilitator().when("cast_paper",
                            R"({"allocations":{"option/garden":1},"group":"parent_carer"})");
  }
  vote.casts("cem", R"({"pass":true})", "unsaid");
  vote.close();

  BOOST_TEST(vote.of_group("young_person").at("quiet").at("share") == "most");
  BOOST_TEST(vote.of_group("young_person").at("swings").at("share") == "a_few");
  BOOST_TEST(vote.of_group("practitioner").at("quiet").at("share") == "none");
  BOOST_TEST(vote.of_group("parent_carer").at("garden").at("share") == "most");
  BOOST_TEST(vote.of_group("unsaid").empty());
}

BOOST_AUTO_TEST_CASE(one_group_of_four_keeps_every_group_untold) {
  Vote vote;
  vote.choose(9, on("quiet", 2), "young_person");
  vote.choose(8, on("swings", 2), "practitioner");
  vote.choose(4, on("garden", 2), "parent_carer");
  vote.close();
  Vote with_a_fifth;
  with_a_fifth.choose(9, on("quiet", 2), "young_person");
  with_a_fifth.choose(5, on("garden", 2), "parent_carer");
  with_a_fifth.close();
  Vote one_alone;
  one_alone.choose(9, on("quiet", 2), "young_person");
  one_alone.close();

  BOOST_TEST(vote.of_type("groups").empty());
  BOOST_TEST(with_a_fifth.of_type("groups").size() == 1U);
  BOOST_TEST(one_alone.of_type("groups").empty());
}

BOOST_AUTO_TEST_CASE(numbers_of_groups_stand_only_where_all_of_them_may) {
  Vote vote;
  vote.choose(5, on("quiet", 2), "young_person");
  vote.choose(5, on("swings", 2), "young_person");
  vote.choose(5, on("quiet", 2), "practitioner");
  vote.choose(6, on("garden", 2), "practitioner");
  vote.close();
  Vote with_small_ones;
  with_small_ones.choose(5, on("quiet", 2), "young_person");
  with_small_ones.choose(5, on("swings", 2), "young_person");
  with_small_ones.choose(4, on("quiet", 2), "practitioner");
  with_small_ones.choose(6, on("garden", 2), "practitioner");
  with_small_ones.close();

  BOOST_TEST(vote.of_group("young_person").at("quiet").at("total") == 10);
  BOOST_TEST(vote.of_group("practitioner").at("garden").at("total") == 12);
  BOOST_TEST(with_small_ones.of_group("practitioner").at("garden").at("share") == "most");
  for (const auto* group : {"young_person", "practitioner"}) {
    for (const auto& [option, line] : with_small_ones.of_group(group)) {
      BOOST_TEST(!line.contains("total"), group << " " << option);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_second_closing_leaves_nothing_told_of_groups) {
  Vote vote;
  vote.choose(5, on("quiet", 2), "young_person");
  vote.choose(5, on("swings", 2), "practitioner");
  vote.close();
  const auto told = vote.of_type("groups").size();

  vote.moves_to("reopened");
  vote.casts("late", on("quiet", 1), "young_person");
  vote.close();

  BOOST_TEST(told == 1U);
  BOOST_TEST(vote.of_type("groups").empty());
}

BOOST_AUTO_TEST_CASE(a_second_closing_adds_to_the_first) {
  Vote vote;
  vote.casts("ana", on("quiet", 2));
  vote.close();

  vote.moves_to("reopened");
  vote.casts("ben", on("quiet", 1));
  const json tally = vote.close();

  BOOST_TEST(are(vote.totals(tally), {3, 0, 0}));
  BOOST_TEST(tally["turnout"] == 2);
}

BOOST_AUTO_TEST_CASE(nothing_but_closing_looks_into_the_box) {
  const unsigned seed = 31;
  BOOST_TEST_MESSAGE("seed " << seed);
  std::mt19937 chance(seed);
  Vote empty;
  Vote full;
  const std::vector<std::string> options{"quiet", "swings", "garden"};
  for (int i = 0; i < 30; ++i) {
    full.casts("p" + std::to_string(i),
               on(options[chance() % 3], 1 + static_cast<int>(chance() % 2)));
  }

  empty.opens();
  for (auto* vote : {&empty, &full}) vote->seed(99);
  for (const auto& choice : {on("quiet", 1), on("quiet", 9), on("moon", 1)}) {
    BOOST_TEST_CONTEXT(choice) {
      BOOST_CHECK(empty.participant("zoe").when("cast", choice) ==
                  full.participant("zoe").when("cast", choice));
      BOOST_CHECK(empty.facilitator().when("cast_paper", choice) ==
                  full.facilitator().when("cast_paper", choice));
    }
  }
  for (const char* phase : {"paused", "open", "closing_soon"}) {
    BOOST_TEST_CONTEXT(phase) { BOOST_CHECK(empty.moves_to(phase) == full.moves_to(phase)); }
  }
}

BOOST_AUTO_TEST_CASE(the_records_of_version_one_are_still_counted_the_same) {
  Vote vote(json{{"options", json::array()}});
  vote.phase("open").given_file(CHORUS_PLUGIN_SOURCES
                                "/energy-vote/tests/fixtures/state-1.records");

  const json tally = vote.close();

  BOOST_TEST(are(vote.totals(tally), {3, 1, 0}));
  BOOST_TEST(tally["turnout"] == 5);
}

BOOST_AUTO_TEST_CASE(a_choice_is_shown_to_nobody_else_and_the_result_when_it_is_revealed) {
  Vote vote;
  vote.choose(5, on("quiet", 2), "young_person");
  vote.choose(5, on("swings", 2), "practitioner");
  const auto types_shown = [](const std::map<std::string, chorus::sdk::Record>& shown) {
    std::set<std::string> types;
    for (const auto& [key, record] : shown) types.insert(record.type);
    return types;
  };
  const auto to_leads = types_shown(vote.shown_to_leads());

  vote.close();
  const bool is_early = vote.shown_to("p1").contains("tally/result") ||
                        vote.shown_to_leads().contains("tally/result");
  vote.moves_to("revealed");

  BOOST_TEST(!to_leads.contains("ballot"));
  BOOST_TEST(!is_early);
  BOOST_TEST(vote.of_type("ballot").empty());
  BOOST_TEST(vote.shown_on_wall().contains("tally/result"));
  BOOST_TEST(vote.shown_to_leads().contains("groups/result"));
  BOOST_TEST(!vote.shown_to("p1").contains("groups/result"));
  BOOST_TEST(!vote.leaving().contains("groups/result"));
}

BOOST_AUTO_TEST_SUITE_END()

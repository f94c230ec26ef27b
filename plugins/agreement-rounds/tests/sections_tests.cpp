#include "rounds.hpp"

#include <boost/test/unit_test.hpp>

using chorus::test::Rounds;
using nlohmann::json;

BOOST_AUTO_TEST_SUITE(agreement_sections_tests)

namespace {

json told(Rounds& rounds, const std::string& purpose) {
  const auto said = rounds.sections(purpose);
  BOOST_TEST(said.accepted(), said.fault);
  return json::parse(said.answer);
}

struct Told : Rounds {
  Told() {
    key = proposes("Everyone new is met by somebody they know.");
    open();
    choose(6, "fine");
    choose(2, "worried");
    shows();
  }
  json section(const std::string& purpose = "board") {
    return told(*this, purpose).at("sections").back();
  }
  std::string key;
};

bool says(const json& section, const std::string& key) {
  return section.dump().find("\"agreement-rounds." + key + "\"") != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_CASE(nothing_asked_tells_nothing) {
  Rounds rounds;

  BOOST_TEST(told(rounds, "board") == json::parse(R"({"sections":[]})"));
}

BOOST_FIXTURE_TEST_CASE(a_proposal_is_told_with_the_whole_rooms_result_and_what_was_set_before,
                        Told) {
  const auto whole = told(*this, "board");
  const auto proposal = section();

  BOOST_TEST(whole.at("sections").size() == 2U);
  BOOST_TEST(says(whole.at("sections").front(), "set_no_harm"));
  BOOST_TEST(proposal.at("title") == "Visits");
  BOOST_TEST(proposal.at("blocks").at(0).at("text") ==
             "Everyone new is met by somebody they know.");
  const auto people = proposal.at("blocks").at(1);
  BOOST_TEST(people.at("t") == "people");
  BOOST_TEST(people.at("of") == 8);
  BOOST_TEST(people.at("degrees") == true);
  BOOST_TEST(people.at("rows").size() == 5U);
  BOOST_TEST(people.at("rows").at(1).at("people") == 6);
  BOOST_TEST(says(proposal, "report_open"));
}

BOOST_FIXTURE_TEST_CASE(an_agreement_is_told_with_its_day_and_shown_as_a_thing, Told) {
  lead("agree", {{"key", key}, {"review_on", "2027-07-01"}});

  const auto proposal = section();

  BOOST_TEST(says(proposal, "report_agreed"));
  BOOST_TEST(proposal.at("blocks").back().at("key") == of_type("agreement").front().key);
  BOOST_TEST(proposal.dump().find("2027-07-01") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(not_now_is_told_with_its_reason, Told) {
  lead("not_now", {{"key", key}, {"because", "The bus is not paid for."}});

  BOOST_TEST(section().at("blocks").back().at("text") == "The bus is not paid for.");
}

BOOST_FIXTURE_TEST_CASE(a_version_that_was_replaced_is_told_by_its_words_alone, Told) {
  lead("amend", {{"key", key},
                 {"title", "Visits"},
                 {"words", "By video too."},
                 {"easy_read", "You can meet on a screen."}});

  const auto board = section();
  const auto participants = section("participants");

  BOOST_TEST(told(*this, "board").at("sections").size() == 2U);
  BOOST_TEST(board.at("blocks").at(2).at("items").at(0) ==
             "Everyone new is met by somebody they know.");
  BOOST_TEST(says(board, "report_waiting"));
  BOOST_TEST(participants.at("blocks").at(0).at("text") == "You can meet on a screen.");
}

BOOST_FIXTURE_TEST_CASE(which_test_was_not_met_and_what_people_wrote_are_not_told, Told) {
  const auto second = proposes("Pictures come home first.");
  asks(second);
  choose(20, "love", "practitioner");
  choose(5, "worried", "young_person");
  casts("ana", {{"step", "worried"}, {"reason", "needle"}});
  shows();

  const auto text = told(*this, "board").dump();

  BOOST_TEST(says(section(), "report_not_agreed"));
  BOOST_TEST(text.find("needle") == std::string::npos);
  BOOST_TEST(text.find("not_met") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

#include "tests/support/kernel_fixture.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using chorus::kernel::Phase;
using chorus::test::KernelFixture;

BOOST_AUTO_TEST_SUITE(sealed_vote_tests)

namespace {

struct OpenVote : KernelFixture {
  OpenVote() { send(lead(), "core.open"); }
};

bool holds(const std::string& text, const std::string& needle) {
  return text.find(needle) != std::string::npos;
}

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_second_vote_replaces_the_first, OpenVote) {
  auto& ana = participant("ana");

  send(ana, "cast", R"({"choice":"swings"})");
  send(ana, "cast", R"({"choice":"slide"})");
  send(lead(), "core.close", R"({"now":true})");

  BOOST_TEST(first_of("count")->body.text() == R"({"slide":1})");
}

BOOST_FIXTURE_TEST_CASE(only_the_voter_sees_the_choice_and_only_until_close, OpenVote) {
  auto& ana = participant("ana");
  send(ana, "cast", R"({"choice":"needle"})");

  BOOST_TEST(holds(seen_by(reader(ana)), "choice/mine mine"));
  BOOST_TEST(!holds(seen_by(reader(participant("ben"))), "needle"));
  BOOST_TEST(!holds(seen_by(reader(lead())), "needle"));
  BOOST_TEST(!holds(seen_by(wall()), "needle"));

  send(lead(), "core.close", R"({"now":true})");

  BOOST_TEST(!holds(seen_by(reader(ana)), "choice/mine"));
}

BOOST_FIXTURE_TEST_CASE(the_file_holds_no_choice_and_the_journal_no_key_of_one, OpenVote) {
  send(participant("ana"), "cast", R"({"choice":"needle"})");

  const auto& commit = store.commits.back();
  BOOST_TEST(!commit.journal_keys);
  BOOST_TEST(commit.progress->answer.text() == "{}");
  for (const auto& touched : commit.touched) {
    BOOST_TEST(!holds(touched.after->body.text(), "needle"));
  }
  BOOST_TEST(commit.ballots.size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(leads_learn_how_many_have_chosen_and_nobody_else_does, OpenVote) {
  send(participant("ana"), "cast", R"({"choice":"swings"})");
  send(participant("ben"), "cast", R"({"choice":"slide"})");
  send(participant("ben"), "cast", R"({"choice":"swings"})");

  BOOST_TEST(holds(seen_by(reader(lead())), R"({"voted":2})"));
  BOOST_TEST(!holds(seen_by(reader(participant("ana"))), "voted"));
  BOOST_TEST(!holds(seen_by(wall()), "voted"));
}

BOOST_FIXTURE_TEST_CASE(nobody_sees_the_count_before_the_reveal_and_everybody_after, OpenVote) {
  auto& ana = participant("ana");
  send(ana, "cast", R"({"choice":"swings"})");
  send(lead(), "core.close", R"({"now":true})");
  const std::string before = seen_by(reader(ana)) + seen_by(reader(lead())) + seen_by(wall());
  send(lead(), "core.reveal");

  BOOST_TEST(!holds(before, "swings"));
  for (const auto& reader : {reader(ana), reader(lead()), wall()}) {
    BOOST_TEST(holds(seen_by(reader), R"({"swings":1})"));
  }
}

BOOST_FIXTURE_TEST_CASE(at_close_the_ballots_and_the_key_that_made_pseudonyms_are_gone, OpenVote) {
  send(participant("ana"), "cast", R"({"choice":"swings"})");
  const auto mark = store.file().ballots.front().mark.value();

  send(lead(), "core.close", R"({"now":true})");

  BOOST_TEST(store.file().ballots.empty());
  BOOST_TEST(store.file().box_keys.empty());
  const auto& picture = decider.pictures.at(chorus::kernel::SpaceId("room"));
  BOOST_TEST(std::none_of(picture.begin(), picture.end(), [&](const auto& entry) {
    return entry.first.value().find(mark) != std::string::npos;
  }));
}

BOOST_FIXTURE_TEST_CASE(after_reopening_somebody_new_may_vote_and_a_counted_voter_may_not,
                        OpenVote) {
  auto& ana = participant("ana");
  send(ana, "cast", R"({"choice":"swings"})");
  send(lead(), "core.close", R"({"now":true})");
  send(lead(), "core.reopen");

  BOOST_TEST(refusal(send(ana, "cast", R"({"choice":"slide"})")) == "already_counted");
  BOOST_TEST(accepted(send(participant("ben"), "cast", R"({"choice":"slide"})")));
}

BOOST_FIXTURE_TEST_CASE(a_vote_survives_a_restart_and_can_still_be_changed, OpenVote) {
  auto& ana = participant("ana");
  send(ana, "cast", R"({"choice":"swings"})");
  restart();

  const bool still_mine = holds(seen_by(reader(ana)), "swings");
  send(ana, "cast", R"({"choice":"slide"})");
  send(lead(), "core.close", R"({"now":true})");

  BOOST_TEST(still_mine);
  BOOST_TEST(first_of("count")->body.text() == R"({"slide":1})");
}

BOOST_FIXTURE_TEST_CASE(a_file_whose_box_was_lost_reopens_the_vote_and_tells_the_room, OpenVote) {
  auto& ana = participant("ana");
  send(ana, "cast", R"({"choice":"swings"})");
  auto file = store.file();
  file.ballots.clear();
  file.box_keys.clear();
  store.keep(file);
  restart();

  BOOST_TEST(publisher.notices.back().kind == "votes_reopened");
  BOOST_TEST(!publisher.notices.back().facilitators_only);
  BOOST_TEST(room->standing_notices().size() == 1U);
  BOOST_TEST(accepted(send(ana, "cast", R"({"choice":"slide"})")));
}

BOOST_FIXTURE_TEST_CASE(nobody_can_cast_the_ballot_of_another, OpenVote) {
  auto& ana = participant("ana");
  send(ana, "cast", R"({"choice":"swings"})");
  const auto key = store.file().ballots.front().key;
  decider.rules = [key](const auto&, const auto&) -> chorus::kernel::Decision {
    chorus::kernel::Outputs outputs;
    outputs.puts.push_back({key, "choice", {}, chorus::kernel::Body(R"({"choice":"slide"})")});
    return outputs;
  };

  BOOST_TEST(refusal(send(participant("ben"), "cast")) == "activity_faulty");
}

BOOST_FIXTURE_TEST_CASE(what_is_taken_back_with_everything_counts_for_nobody, OpenVote) {
  auto& ana = participant("ana");
  send(ana, "cast", R"({"choice":"swings"})");
  send(participant("ben"), "cast", R"({"choice":"slide"})");

  send(ana, "core.withdraw_all", "{}", "inquiry");
  const auto at_leads = seen_by(reader(lead()));
  restart();
  const auto at_anas = seen_by(reader(ana));
  send(lead(), "core.close", R"({"now":true})");

  BOOST_TEST(holds(at_leads, R"({"voted":1})"));
  BOOST_TEST(!holds(at_anas, "choice/mine"));
  BOOST_TEST(first_of("count")->body.text() == R"({"slide":1})");
}

BOOST_FIXTURE_TEST_CASE(who_took_everything_back_may_choose_anew, OpenVote) {
  auto& ana = participant("ana");
  send(ana, "cast", R"({"choice":"swings"})");
  send(ana, "core.withdraw_all", "{}", "inquiry");

  send(ana, "cast", R"({"choice":"slide"})");
  send(lead(), "core.close", R"({"now":true})");

  BOOST_TEST(first_of("count")->body.text() == R"({"slide":1})");
}

BOOST_AUTO_TEST_SUITE_END()

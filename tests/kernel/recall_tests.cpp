#include "tests/kernel/giving_fixture.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

// A paper cannot be taken back by a program: who takes their words back is told where they may
// still stand, and the leads are asked to call it back.
BOOST_AUTO_TEST_SUITE(recall_tests)

namespace {

namespace kernel = chorus::kernel;
using chorus::test::GivingFixture;
using nlohmann::json;

std::string keys(const std::string& key) { return json{{"keys", {key}}}.dump(); }

struct Issued : GivingFixture {
  void paper(kernel::Instant at, const std::string& purpose, const std::vector<std::string>& of) {
    kernel::IssuedPaper paper{at, purpose, "html", {}};
    for (const auto& key : of) paper.things.push_back({kernel::SpaceId("room"), kernel::Key(key)});
    left.issued.push_back(paper);
  }
  static json receipt(const kernel::Answer* answer) {
    return json::parse(std::get<kernel::Body>(answer->outcome).text());
  }
  // What the leads are asked to call back and have not, by the time it was made.
  std::vector<json> asked() {
    std::vector<json> bodies;
    for (const auto& record : room->snapshot(kernel::k_inquiry_space, reader(lead()))) {
      if (record.record->type != "recall") continue;
      json body = json::parse(record.record->body.text());
      body["key"] = record.record->key.value();
      if (!body.contains("done_at")) bodies.push_back(body);
    }
    return bodies;
  }

  std::string story = told_by("ana", "needle at the gate", "words");
  std::string other = told_by("ana", "needle on the bus", "words");
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(who_takes_something_back_is_told_which_papers_may_still_have_it, Issued) {
  paper(100, "board", {story, other});
  paper(200, "participants", {other});

  const auto answer = receipt(send(participant("ana"), "core.withdraw", keys(story)));

  BOOST_TEST(answer ==
             json::parse(R"({"still_in":[{"at":100,"purpose":"board","format":"html"}]})"));
}

BOOST_FIXTURE_TEST_CASE(which_papers_may_have_it_is_said_before_anything_is_taken_back, Issued) {
  const auto copy = marked_by("ben", story, "needle");
  paper(100, "board", {copy});
  paper(200, "participants", {other});
  auto& ana = participant("ana");

  const auto before = receipt(send(ana, "core.still_in", keys(story)));
  const auto of_all = receipt(send(ana, "core.still_in", "{}", "inquiry"));

  BOOST_TEST(before ==
             json::parse(R"({"still_in":[{"at":100,"purpose":"board","format":"html"}]})"));
  BOOST_TEST(of_all.at("still_in").size() == 2U);
  BOOST_TEST(asked().empty());
  BOOST_TEST(before == receipt(send(ana, "core.withdraw", keys(story))));
}

BOOST_FIXTURE_TEST_CASE(nobody_learns_which_papers_hold_what_another_gave, Issued) {
  paper(100, "board", {story});

  BOOST_TEST(refusal(send(participant("ben"), "core.still_in", keys(story))) == "not_yours");
  BOOST_TEST(refusal(send(participant("ben"), "core.still_in", keys("story/none"))) == "not_yours");
  BOOST_TEST(
      receipt(send(participant("ben"), "core.still_in", "{}", "inquiry")).at("still_in").empty());
}

BOOST_FIXTURE_TEST_CASE(several_are_called_back_at_once_and_put_back_by_one_undo, Issued) {
  for (const kernel::Instant at : {100, 200, 300}) paper(at, "board", {story});
  send(participant("ana"), "core.withdraw", keys(story));
  json all = json::array();
  for (const auto& each : asked()) all.push_back(each.at("key"));

  const json with_a_wrong_one = {{"keys", {all.at(0), "recall/none"}}};
  BOOST_TEST(refusal(send(lead(), "core.reviewed", with_a_wrong_one.dump(), "inquiry")) ==
             "not_here");
  BOOST_TEST(asked().size() == 3U);
  send(lead(), "core.reviewed", json{{"keys", all}}.dump(), "inquiry");
  BOOST_TEST(asked().empty());
  send(lead(), "core.undo", "{}", "inquiry");
  BOOST_TEST(asked().size() == 3U);
}

BOOST_FIXTURE_TEST_CASE(what_no_paper_ever_held_asks_nobody_to_do_anything, Issued) {
  paper(100, "board", {other});

  const auto answer = receipt(send(participant("ana"), "core.withdraw", keys(story)));

  BOOST_TEST(answer == json::parse(R"({"still_in":[]})"));
  BOOST_TEST(asked().empty());
}

BOOST_FIXTURE_TEST_CASE(a_highlight_by_another_counts_as_the_words_it_repeats, Issued) {
  const auto copy = marked_by("ben", story, "needle");
  paper(100, "board", {copy});

  const auto all = receipt(send(participant("ana"), "core.withdraw_all", "{}", "inquiry"));

  BOOST_TEST(all.at("still_in").size() == 1U);
  BOOST_TEST(asked().size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(the_leads_alone_are_asked_to_call_it_back_and_not_told_whose_it_was,
                        Issued) {
  paper(100, "board", {story});

  send(participant("ana"), "core.withdraw", keys(story));

  BOOST_TEST_REQUIRE(asked().size() == 1U);
  BOOST_TEST(asked().at(0).at("issued_at") == 100);
  BOOST_TEST(asked().at(0).at("purpose") == "board");
  BOOST_TEST(asked().at(0).at("things") == 1);
  BOOST_TEST(asked().at(0).dump().find(story) == std::string::npos);
  BOOST_TEST(seen_by(reader(participant("ben")), "inquiry").find("issued_at") == std::string::npos);
  BOOST_TEST(seen_by(wall(), "inquiry").find("issued_at") == std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(they_read_which_issue_of_it_left, Issued) {
  paper(100, "board", {story});
  left.issued.back().issue = 2;

  send(participant("ana"), "core.withdraw", keys(story));

  BOOST_TEST(asked().at(0).at("issue") == 2);
}

BOOST_FIXTURE_TEST_CASE(they_are_asked_once_a_paper_until_they_say_it_is_done, Issued) {
  paper(100, "board", {story, other});
  send(participant("ana"), "core.withdraw", keys(story));
  send(participant("ana"), "core.withdraw", keys(other));
  const auto both = asked();

  send(lead(), "core.reviewed", json{{"key", both.at(0).at("key")}}.dump(), "inquiry");
  restart();

  BOOST_TEST_REQUIRE(both.size() == 1U);
  BOOST_TEST(both.at(0).at("things") == 2);
  BOOST_TEST(asked().empty());
}

BOOST_FIXTURE_TEST_CASE(more_that_is_taken_back_after_they_were_done_asks_anew, Issued) {
  paper(100, "board", {story, other});
  send(participant("ana"), "core.withdraw", keys(story));
  send(lead(), "core.reviewed", json{{"key", asked().at(0).at("key")}}.dump(), "inquiry");

  send(participant("ana"), "core.withdraw", keys(other));

  BOOST_TEST(asked().size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(a_copy_from_before_asks_about_the_papers_that_left_since, Issued) {
  auto backup = store.load();
  paper(100, "board", {story});
  send(participant("ana"), "core.withdraw", keys(story));
  backup.withdrawn = store.taken_back();
  store.keep(backup);

  restart();

  BOOST_TEST(asked().size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(copies_are_told_of_once_it_is_durable_and_not_before, Issued) {
  store.holds = true;
  send(participant("ana"), "core.withdraw", keys(story));
  const int before = left.withdrawals;

  store.complete();

  BOOST_TEST(before == 0);
  BOOST_TEST(left.withdrawals == 1);
}

BOOST_AUTO_TEST_SUITE_END()

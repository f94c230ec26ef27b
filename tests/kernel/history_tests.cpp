#include "kernel/room/history.hpp"

#include "kernel/values/limits.hpp"
#include "tests/kernel/giving_fixture.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(history_tests)

namespace {

namespace kernel = chorus::kernel;
using chorus::test::GivingFixture;
using nlohmann::json;

std::string one(const std::string& key) { return json{{"key", key}}.dump(); }
std::string keys(const std::string& key) { return json{{"keys", {key}}}.dump(); }

struct Told : GivingFixture {
  Told() {
    send(lead(), "core.introduce",
         R"({"picture":"heron","name":"Sam","role_group":"practitioner"})", "inquiry");
    story = told_by("ana", "the gate", "room");
  }
  json acts() {
    const auto* answer = send(lead("jo"), "core.history", one(story));
    BOOST_TEST_REQUIRE(accepted(answer));
    return json::parse(std::get<kernel::Body>(answer->outcome).text()).at("acts");
  }
  std::vector<std::string> words() {
    std::vector<std::string> words;
    for (const auto& act : acts()) {
      words.push_back(act.at("what").get<std::string>() + " by " +
                      act.at("by").at("who").get<std::string>());
    }
    return words;
  }
  void outcome() {
    const json args{{"ref", story + "@room"}, {"state", "heard"}, {"words", "Visits began."}};
    send(lead(), "core.give_outcome", args.dump(), "inquiry");
  }

  std::string story;
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(leads_see_what_happened_to_a_thing_when_and_by_whom, Told) {
  clock.pass(1000);
  send(lead(), "core.release", keys(story));
  send(participant("ana"), "core.take_down", keys(story));
  send(lead(), "core.hide", one(story));
  send(lead(), "core.unhide", one(story));
  send(participant("ana"), "core.permit", json{{"key", story}, {"permission", "words"}}.dump());
  outcome();
  send(lead(), "core.undo", "{}", "inquiry");

  const std::vector<std::string> expected{
      "told by owner",       "shown by lead",       "taken_off by owner", "hidden by lead",
      "shown_again by lead", "permission by owner", "outcome by lead",    "undone by lead"};
  BOOST_TEST(words() == expected, boost::test_tools::per_element());
  BOOST_TEST(acts().at(1).at("at") == clock.now());
  BOOST_TEST(acts().at(1).at("by").at("picture") == "heron");
}

BOOST_FIXTURE_TEST_CASE(it_outlives_a_restart, Told) {
  send(lead(), "core.release", keys(story));
  const auto before = acts();

  restart();

  BOOST_TEST(acts() == before);
}

BOOST_FIXTURE_TEST_CASE(only_leads_may_ask_and_only_of_what_they_may_see, Told) {
  const auto own = told_by("ana", "a secret", "only_me");

  BOOST_TEST(refusal(send(participant("ana"), "core.history", one(story))) == "leads_only");
  BOOST_TEST(refusal(send(lead(), "core.history", one(own))) == "not_here");
}

BOOST_FIXTURE_TEST_CASE(what_was_withdrawn_is_named_no_more, Told) {
  send(lead(), "core.release", keys(story));
  outcome();

  send(participant("ana"), "core.withdraw", keys(story));

  BOOST_TEST(refusal(send(lead(), "core.history", one(story))) == "not_here");
  for (const auto& act : store.load().acts) {
    for (const auto& thing : act.things) BOOST_TEST(thing.key.value() != story);
  }
}

BOOST_FIXTURE_TEST_CASE(the_journal_names_no_participant_and_of_ballots_nothing, Told) {
  for (const auto& act : store.load().acts) {
    BOOST_TEST((act.lead.empty() || act.lead == lead().seat.person));
  }
}

BOOST_FIXTURE_TEST_CASE(the_newest_fifty_acts_are_told, Told) {
  for (std::size_t at = 0; at < chorus::limits::k_acts_told; ++at) {
    send(lead(), at % 2 == 0 ? "core.hide" : "core.unhide", one(story));
  }

  BOOST_TEST(words().size() == chorus::limits::k_acts_told);
  BOOST_TEST(words().front() == "hidden by lead");
}

BOOST_AUTO_TEST_CASE(no_more_acts_are_remembered_than_the_limit) {
  kernel::History history;
  const kernel::Ref thing{kernel::SpaceId("room"), kernel::Key("story/a")};
  for (std::size_t i = 0; i <= chorus::limits::k_acts_kept; ++i) {
    history.keep({i, thing.space, 0, "tell", {}, {thing}});
  }

  BOOST_TEST(history.of(thing).size() == chorus::limits::k_acts_kept);
  BOOST_TEST(history.of(thing).front().seq == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

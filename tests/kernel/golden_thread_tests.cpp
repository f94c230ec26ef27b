#include "kernel/values/limits.hpp"
#include "tests/kernel/giving_fixture.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

using chorus::kernel::Body;
using chorus::test::GivingFixture;
using nlohmann::json;

BOOST_AUTO_TEST_SUITE(golden_thread_tests)

namespace {

struct Thread : GivingFixture {
  json thread(Person& who, const std::string& ref) {
    const auto* answer = send(who, "core.thread", json{{"ref", ref}}.dump(), "inquiry");
    return json::parse(std::get<Body>(answer->outcome).text());
  }
  json mine(Person& who) {
    const auto* answer = send(who, "core.mine", "{}", "inquiry");
    return json::parse(std::get<Body>(answer->outcome).text()).at("items");
  }
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_step_leads_back_to_the_story_and_the_story_on_to_the_step, Thread) {
  const auto story = told_by("ana", "a man waited at the gate", "room");
  const auto highlight = marked_by("ana", story, "waited at the gate");
  const auto step = step_on("Somebody waits for everyone", highlight + "@room");

  const json back = thread(participant("ana"), step + "@steps").at("back");
  const json forward = thread(participant("ana"), story + "@room").at("forward");

  BOOST_TEST(back.size() == 2U);
  BOOST_TEST(back.at(0).at("ref") == highlight + "@room");
  BOOST_TEST(back.at(1).at("ref") == story + "@room");
  BOOST_TEST(forward.back().at("ref") == step + "@steps");
  BOOST_TEST(forward.back().at("body").at("what") == "Somebody waits for everyone");
}

BOOST_FIXTURE_TEST_CASE(what_may_not_travel_shows_as_shared_in_confidence, Thread) {
  const auto story = told_by("ana", "a man waited at the gate");
  const auto step = step_on("Somebody waits for everyone", story + "@room");

  const json seen = thread(participant("ben"), step + "@steps").at("back").at(0);

  BOOST_TEST(seen.at("seen") == "in_confidence");
  BOOST_TEST(!seen.contains("body"));
}

BOOST_FIXTURE_TEST_CASE(what_is_kept_to_oneself_is_no_part_of_any_thread, Thread) {
  const auto story = told_by("ana", "a man waited at the gate", "room");
  const auto step = step_on("Somebody waits for everyone", story + "@room");
  send(participant("ana"), "core.permit", json{{"key", story}, {"permission", "only_me"}}.dump());

  BOOST_TEST(thread(participant("ben"), step + "@steps").at("back").empty());
}

BOOST_FIXTURE_TEST_CASE(the_role_groups_behind_a_step_are_told_and_not_the_people, Thread) {
  send(participant("ana"), "core.introduce", R"({"picture":"fox","role_group":"young_person"})",
       "inquiry");
  send(participant("ben"), "core.introduce", R"({"picture":"owl","role_group":"parent_carer"})",
       "inquiry");
  const auto story = told_by("ana", "the gate");
  told_by("ben", "the bus");
  const auto step = step_on("Somebody waits", story + "@room");

  BOOST_TEST(thread(lead(), step + "@steps").at("voices") == json({"young_person"}));
}

BOOST_FIXTURE_TEST_CASE(whose_group_stands_behind_a_word_is_for_the_leads_alone, Thread) {
  send(participant("ana"), "core.introduce", R"({"picture":"fox","role_group":"young_person"})",
       "inquiry");
  const auto story = told_by("ana", "the gate", "room");

  BOOST_TEST(!thread(participant("ben"), story + "@room").contains("voices"));
}

BOOST_FIXTURE_TEST_CASE(who_rather_does_not_say_is_no_group, Thread) {
  const auto story = told_by("ana", "the gate");

  BOOST_TEST(thread(lead(), story + "@room").at("voices") == json::array());
}

BOOST_FIXTURE_TEST_CASE(a_person_learns_what_their_word_led_to, Thread) {
  const auto story = told_by("ana", "a man waited at the gate");
  told_by("ben", "the bus");
  step_on("Somebody waits for everyone", story + "@room");
  send(lead(), "core.give_outcome",
       json{{"ref", story + "@room"}, {"state", "in_hand"}, {"words", "It began visits."}}.dump(),
       "inquiry");

  const json items = mine(participant("ana"));

  BOOST_TEST(items.size() == 1U);
  BOOST_TEST(items.at(0).at("may") == "facilitators");
  BOOST_TEST(items.at(0).at("led_to").at(0).at("body").at("what") == "Somebody waits for everyone");
  BOOST_TEST(items.at(0).at("outcome").at("words") == "It began visits.");
}

BOOST_FIXTURE_TEST_CASE(what_an_activity_takes_in_stands_in_its_picture_as_far_as_one_may_see,
                        Thread) {
  const auto story = told_by("ana", "the gate", "room");
  told_by("ana", "the secret");

  BOOST_TEST(seen_by(reader(participant("ben")), "steps").find(story + "@room") !=
             std::string::npos);
  BOOST_TEST(seen_by(reader(participant("ben")), "steps").find("the secret") == std::string::npos);
  BOOST_TEST(decider.pictures[chorus::kernel::SpaceId("steps")].contains(
      chorus::kernel::Key(story + "@room")));
}

BOOST_FIXTURE_TEST_CASE(a_thread_tells_its_nearest_two_hundred_at_once, Thread) {
  const auto story = told_by("ana", "the gate", "room");
  for (std::size_t at = 0; at <= chorus::limits::k_thread_items; ++at) {
    step_on("Step " + std::to_string(at), story + "@room");
  }

  BOOST_TEST(thread(lead(), story + "@room").at("forward").size() ==
             chorus::limits::k_thread_items);
}

BOOST_FIXTURE_TEST_CASE(nothing_is_linked_to_what_is_not_there, Thread) {
  const auto* refused = send(lead(), "step", R"({"what":"x","on":"story/nothing@room"})", "steps");

  BOOST_TEST(refusal(refused) == "activity_faulty");
}

BOOST_FIXTURE_TEST_CASE(what_others_lean_on_leaves_its_place_when_it_is_removed, Thread) {
  const auto story = told_by("ana", "the gate", "room");
  const auto highlight = marked_by("ana", story, "gate");
  const auto step = step_on("Somebody waits", highlight + "@room");

  send(participant("ana"), "drop", json{{"key", highlight}}.dump());

  const json back = thread(lead(), step + "@steps").at("back");
  BOOST_TEST(back.at(0).at("seen") == "withdrawn");
  BOOST_TEST(back.at(1).at("seen") == "whole");
}

BOOST_FIXTURE_TEST_CASE(an_act_that_others_have_built_upon_stays, Thread) {
  send(lead(), "tell", R"({"text":"the leads' own story","may":"room"})");
  const auto story = first_of("story")->key.value();
  step_on("Somebody waits", story + "@room");

  BOOST_TEST(refusal(send(lead(), "core.undo")) == "changed_since");
}

BOOST_AUTO_TEST_SUITE_END()

#include "tests/support/kernel_fixture.hpp"

#include <boost/test/unit_test.hpp>

using chorus::kernel::First;
using chorus::kernel::Phase;
using chorus::kernel::Role;
using chorus::test::KernelFixture;

BOOST_AUTO_TEST_SUITE(phase_tests)

BOOST_FIXTURE_TEST_CASE(opening_a_draft_lays_out_its_furniture_first, KernelFixture) {
  const auto* answer = send(lead(), "core.open");

  BOOST_TEST(accepted(answer));
  BOOST_TEST((phase() == Phase::open));
  BOOST_TEST(first_of("furniture") != nullptr);
}

BOOST_FIXTURE_TEST_CASE(what_cannot_be_prepared_is_not_opened_and_says_why, KernelFixture) {
  types.types.clear();

  const auto* answer = send(lead(), "core.open");

  BOOST_TEST(refusal(answer) == "activity_missing");
  BOOST_TEST((phase() == Phase::draft));
}

BOOST_FIXTURE_TEST_CASE(what_a_type_asks_for_must_stand_before_it_opens, KernelFixture) {
  types.types.begin()->second.opens_with = "words";
  const auto first = [&] { return room->sheet(Role::facilitator).lines.at(0).first; };
  const bool asked_as_draft = first() == First::own;
  const auto* refused = send(lead(), "core.open");
  const bool asked_when_ready = first() == First::own;
  types.types.begin()->second.opens_with = "furniture";
  const auto* opened = send(lead(), "core.open");

  BOOST_TEST(asked_as_draft);
  BOOST_TEST(refusal(refused) == "not_ready");
  BOOST_TEST(asked_when_ready);
  BOOST_TEST(accepted(opened));
  BOOST_TEST((first() == First::nothing));
}

BOOST_FIXTURE_TEST_CASE(only_leads_read_what_comes_first, KernelFixture) {
  types.types.begin()->second.opens_with = "furniture";
  send(lead(), "core.open");
  types.types.begin()->second.opens_with = "words";

  BOOST_TEST((room->sheet(Role::participant).lines.at(0).first == First::nothing));
  BOOST_TEST((room->sheet(Role::facilitator).lines.at(0).first == First::nothing));
}

BOOST_FIXTURE_TEST_CASE(an_activity_that_was_open_is_opened_again_without_being_asked,
                        KernelFixture) {
  send(lead(), "core.open");
  send(lead(), "core.close", R"({"now":true})");
  types.types.begin()->second.opens_with = "words";

  BOOST_TEST(accepted(send(lead(), "core.reopen")));
}

BOOST_FIXTURE_TEST_CASE(participants_do_not_see_an_activity_before_it_opens, KernelFixture) {
  auto& ana = participant("ana");
  send(lead(), "core.prepare");

  const bool before = room->may_watch(chorus::kernel::SpaceId("room"), reader(ana));
  const auto* early = send(ana, "say");
  send(lead(), "core.open");

  BOOST_TEST(!before);
  BOOST_TEST(refusal(early) == "not_here");
  BOOST_TEST(room->sheet(chorus::kernel::Role::participant).lines.size() == 1U);
  BOOST_TEST(room->may_watch(chorus::kernel::SpaceId("room"), reader(ana)));
}

BOOST_FIXTURE_TEST_CASE(a_lead_turns_the_pages_of_the_wall_and_each_show_begins_with_the_first,
                        KernelFixture) {
  send(lead(), "core.open");
  send(lead(), "core.show", R"({"space":"room","page":2})", "inquiry");
  const auto turned = room->sheet(chorus::kernel::Role::wall);
  send(lead(), "core.show", R"({"space":"room"})", "inquiry");
  const auto anew = room->sheet(chorus::kernel::Role::wall);

  BOOST_TEST((turned.on_wall == chorus::kernel::SpaceId("room")));
  BOOST_TEST(turned.wall_page == 2U);
  BOOST_TEST(anew.wall_page == 0U);
}

BOOST_FIXTURE_TEST_CASE(what_has_nothing_to_reveal_stays_closed, KernelFixture) {
  std::erase(types.types.begin()->second.phases, Phase::revealed);
  send(lead(), "core.open");
  send(lead(), "core.close", R"({"now":true})");

  BOOST_TEST(refusal(send(lead(), "core.reveal")) == "not_now");
  BOOST_TEST((phase() == Phase::closed));
}

BOOST_FIXTURE_TEST_CASE(closing_gives_ten_seconds_warning_and_takes_answers_meanwhile,
                        KernelFixture) {
  send(lead(), "core.open");
  send(lead(), "core.close");
  const bool warned = phase() == Phase::closing_soon;
  const auto* late = send(participant("ana"), "say");
  clock.pass(9'999);
  room->tick();
  const bool still_waiting = phase() == Phase::closing_soon;
  clock.pass(1);
  room->tick();

  BOOST_TEST(warned);
  BOOST_TEST(accepted(late));
  BOOST_TEST(still_waiting);
  BOOST_TEST((phase() == Phase::closed));
}

BOOST_FIXTURE_TEST_CASE(a_sealed_vote_waits_for_whoever_is_still_composing, KernelFixture) {
  auto& ana = participant("ana");
  send(lead(), "core.open");
  room->composing(ana.seat.person, chorus::kernel::SpaceId("room"), true);
  send(lead(), "core.close");
  clock.pass(60'000);
  room->tick();
  const bool waits = phase() == Phase::closing_soon;
  room->composing(ana.seat.person, chorus::kernel::SpaceId("room"), false);
  clock.pass(60'000);
  room->tick();

  BOOST_TEST(waits);
  BOOST_TEST((phase() == Phase::closed));
}

BOOST_FIXTURE_TEST_CASE(a_closing_that_was_under_way_goes_on_after_a_restart, KernelFixture) {
  send(lead(), "core.open");
  send(lead(), "core.close");
  restart();
  clock.pass(10'000);
  room->tick();

  BOOST_TEST((phase() == Phase::closed));
}

BOOST_FIXTURE_TEST_CASE(a_clock_put_back_during_the_warning_does_not_make_it_longer,
                        KernelFixture) {
  send(lead(), "core.open");
  send(lead(), "core.close");
  clock.set_back(3'600'000);
  clock.pass(9'999);
  room->tick();
  const bool still_warns = phase() == Phase::closing_soon;
  clock.pass(1);
  room->tick();

  BOOST_TEST(still_warns);
  BOOST_TEST((phase() == Phase::closed));
}

BOOST_FIXTURE_TEST_CASE(a_clock_put_forward_during_the_warning_does_not_make_it_shorter,
                        KernelFixture) {
  send(lead(), "core.open");
  send(lead(), "core.close");
  clock.set_back(-3'600'000);
  room->tick();
  const bool still_warns = phase() == Phase::closing_soon;
  clock.pass(10'000);
  room->tick();

  BOOST_TEST(still_warns);
  BOOST_TEST((phase() == Phase::closed));
}

BOOST_FIXTURE_TEST_CASE(a_warning_goes_on_for_ten_seconds_at_most_after_a_restart_an_hour_earlier,
                        KernelFixture) {
  send(lead(), "core.open");
  send(lead(), "core.close");
  clock.set_back(3'600'000);
  restart();
  clock.pass(10'000);
  room->tick();

  BOOST_TEST((phase() == Phase::closed));
}

BOOST_FIXTURE_TEST_CASE(no_round_but_the_first_opens_without_an_approved_promise, KernelFixture) {
  auto file = store.file();
  file.spaces[1].state.round = "discover";
  store.keep(file);
  restart();

  const auto* refused = send(lead(), "core.open");
  const auto* overridden = send(lead(), "core.open", R"({"override_reason":"agreed on paper"})");

  BOOST_TEST(refusal(refused) == "promise_first");
  BOOST_TEST(accepted(overridden));
  BOOST_TEST(first_of("override")->body.text().find("agreed on paper") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(
    what_asks_people_for_words_waits_for_the_promise_also_before_the_first_round, KernelFixture) {
  types.types["test-activity"].needs_promise = true;

  BOOST_TEST(refusal(send(lead(), "core.open")) == "promise_first");

  types.types["test-activity"].needs_promise = false;

  BOOST_TEST(accepted(send(lead(), "core.open")));
}

BOOST_FIXTURE_TEST_CASE(more_time_moves_the_guide_and_calls_off_a_closing, KernelFixture) {
  send(lead(), "core.open");
  send(lead(), "core.close");

  send(lead(), "core.extend", R"({"minutes":5})");
  clock.pass(60'000);
  room->tick();

  BOOST_TEST((phase() == Phase::open));
  BOOST_TEST(*room->space(chorus::kernel::SpaceId("room"))->state.ends_at ==
             clock.now() + 4 * 60'000);
}

BOOST_FIXTURE_TEST_CASE(a_dead_activity_can_still_be_paused_and_closed_when_no_vote_would_be_lost,
                        KernelFixture) {
  send(lead(), "core.open");
  decider.rules = [](const auto&, const auto&) -> chorus::kernel::Decision {
    return chorus::kernel::DeciderFault::paused;
  };

  const auto* paused = send(lead(), "core.pause");
  const auto* closed = send(lead(), "core.close", R"({"now":true})");

  BOOST_TEST(accepted(paused));
  BOOST_TEST(accepted(closed));
}

BOOST_FIXTURE_TEST_CASE(a_dead_activity_with_votes_in_the_box_is_not_closed, KernelFixture) {
  send(lead(), "core.open");
  send(participant("ana"), "cast", R"({"choice":"swings"})");
  const auto rules = decider.rules;
  decider.rules = [](const auto&, const auto&) -> chorus::kernel::Decision {
    return chorus::kernel::DeciderFault::paused;
  };

  const auto* refused = send(lead(), "core.close", R"({"now":true})");
  decider.rules = rules;
  const auto* later = send(lead(), "core.close", R"({"now":true})");

  BOOST_TEST(refusal(refused) == "activity_paused");
  BOOST_TEST(accepted(later));
  BOOST_TEST(first_of("count")->body.text() == R"({"swings":1})");
}

BOOST_FIXTURE_TEST_CASE(a_lead_may_ask_for_a_dead_activity_to_be_tried_again_and_nobody_else,
                        KernelFixture) {
  send(lead(), "core.open");

  BOOST_TEST(refusal(send(participant("ana"), "core.try_again")) == "leads_only");
  BOOST_TEST(accepted(send(lead(), "core.try_again")));
  BOOST_TEST(decider.tried_again.size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

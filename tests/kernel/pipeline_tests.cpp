#include "kernel/values/limits.hpp"
#include "tests/support/kernel_fixture.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(pipeline_tests)

namespace {

using chorus::test::KernelFixture;

struct OpenRoom : KernelFixture {
  OpenRoom() { send(lead(), "core.open"); }

  void fill(std::size_t records) {
    chorus::kernel::Loaded file = store.load();
    for (auto& space : file.spaces) {
      if (space.state.id != chorus::kernel::SpaceId("room")) continue;
      chorus::kernel::Record record;
      record.space = space.state.id;
      record.type = "furniture";
      while (space.records.size() < records) {
        record.key = chorus::kernel::Key("furniture/" + std::to_string(space.records.size()));
        space.records[record.key] = std::make_shared<const chorus::kernel::Record>(record);
      }
    }
    store.keep(file);
    restart();
  }
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_command_sent_twice_is_done_once_and_answered_twice, OpenRoom) {
  auto& ana = participant("ana");
  const auto* first = send(ana, "say", R"({"text":"the gate"})");
  const std::size_t commits = store.commits.size();
  const std::string answer = std::get<chorus::kernel::Body>(first->outcome).text();

  const auto* second = send_again(ana, ana.k, "say", R"({"text":"the gate"})");

  BOOST_TEST(accepted(second));
  BOOST_TEST(std::get<chorus::kernel::Body>(second->outcome).text() == answer);
  BOOST_TEST(store.commits.size() == commits);
}

BOOST_FIXTURE_TEST_CASE(a_command_sent_again_after_a_restart_is_not_done_again, OpenRoom) {
  auto& ana = participant("ana");
  send(ana, "say", R"({"text":"the gate"})");
  restart();

  const auto* again = send_again(ana, ana.k, "say", R"({"text":"the gate"})");

  BOOST_TEST(accepted(again));
  BOOST_TEST(room->space(chorus::kernel::SpaceId("room"))->records.size() == 2U);
}

BOOST_FIXTURE_TEST_CASE(an_activity_holds_its_full_number_of_records_and_refuses_one_more,
                        OpenRoom) {
  auto& ana = participant("ana");
  fill(chorus::limits::k_records_a_space - 1);

  const bool last_fits = accepted(send(ana, "say", R"({"text":"the gate"})"));
  const auto* more = send(ana, "say", R"({"text":"the gate"})");

  BOOST_TEST(last_fits);
  BOOST_TEST(refusal(more) == "space_full");
  BOOST_TEST(accepted(send(lead(), "core.close", R"({"now":true})")));
}

BOOST_FIXTURE_TEST_CASE(nothing_is_answered_or_shown_before_it_is_durable, OpenRoom) {
  auto& ana = participant("ana");
  store.holds = true;

  const auto* answer = send(ana, "say", R"({"text":"the gate"})");
  const std::string before = seen_by(reader(ana));
  store.complete();

  BOOST_TEST(answer == nullptr);
  BOOST_TEST(before.find("the gate") == std::string::npos);
  BOOST_TEST(accepted(publisher.answer_to(ana.client, ana.k)));
  BOOST_TEST(seen_by(reader(ana)).find("the gate") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(the_next_command_of_a_space_is_decided_on_what_is_still_being_written,
                        OpenRoom) {
  auto& ana = participant("ana");
  auto& ben = participant("ben");
  store.holds = true;

  send(ana, "say", R"({"text":"first"})");
  send(ben, "say", R"({"text":"second"})");

  BOOST_TEST(decider.pictures.at(chorus::kernel::SpaceId("room")).size() == 3U);
}

BOOST_FIXTURE_TEST_CASE(one_client_has_one_command_under_way, OpenRoom) {
  auto& ana = participant("ana");
  store.holds = true;

  send(ana, "say", R"({"text":"first"})");
  send(ana, "say", R"({"text":"second"})");
  const std::size_t asked_before = decider.calls.size();
  store.complete();

  BOOST_TEST(decider.calls.size() == asked_before + 1);
  BOOST_TEST(accepted(publisher.answer_to(ana.client, ana.k)));
}

BOOST_FIXTURE_TEST_CASE(a_client_may_have_32_commands_waiting_and_no_more, OpenRoom) {
  auto& ana = participant("ana");
  store.holds = true;
  send(ana, "say");
  chorus::kernel::Command command;
  command.client = ana.client;
  command.space = chorus::kernel::SpaceId("room");
  command.name = "say";
  command.actor = room->actor_of(ana.seat);

  int taken = 0;
  for (command.k = 2; command.k < 50; ++command.k) taken += room->submit(command, ana.seat.id);

  BOOST_TEST(taken == 32);
}

BOOST_FIXTURE_TEST_CASE(a_number_that_was_passed_over_is_told_apart_from_a_repeat, OpenRoom) {
  auto& ana = participant("ana");
  send_again(ana, 1, "say", R"({"text":"first"})");
  send_again(ana, 4, "say", R"({"text":"fourth"})");
  publisher.answers.clear();

  const auto first = refusal(send_again(ana, 1, "say", R"({"text":"first"})"));
  const auto late = refusal(send_again(ana, 2, "say", R"({"text":"second"})"));
  const auto late_too = refusal(send_again(ana, 3, "say", R"({"text":"third"})"));
  for (std::uint64_t k = 5; k < 5 + chorus::limits::k_answers_kept; ++k) {
    send_again(ana, k, "say", R"({"text":"more"})");
  }
  publisher.answers.clear();
  const auto long_ago = refusal(send_again(ana, 4, "say", R"({"text":"fourth"})"));

  BOOST_TEST(first.empty());
  BOOST_TEST(late == "out_of_order");
  BOOST_TEST(late_too == "out_of_order");
  BOOST_TEST(long_ago == "answered_before");
}

BOOST_FIXTURE_TEST_CASE(when_the_file_cannot_be_written_nothing_is_said_to_be_saved, OpenRoom) {
  auto& ana = participant("ana");
  store.fails = true;

  const auto* answer = send(ana, "say", R"({"text":"the gate"})");

  BOOST_TEST(answer == nullptr);
  BOOST_TEST(publisher.failures == 1);
  BOOST_TEST(room->in_trouble());
}

BOOST_FIXTURE_TEST_CASE(after_the_disk_has_recovered_the_same_command_is_done_once, OpenRoom) {
  auto& ana = participant("ana");
  store.fails = true;
  send(ana, "say", R"({"text":"the gate"})");
  room->tick();
  const bool still_in_trouble = room->in_trouble();
  store.fails = false;
  room->tick();

  const auto* answer = send_again(ana, ana.k, "say", R"({"text":"the gate"})");

  BOOST_TEST(still_in_trouble);
  BOOST_TEST(accepted(answer));
  BOOST_TEST(room->space(chorus::kernel::SpaceId("room"))->records.size() == 2U);
}

BOOST_FIXTURE_TEST_CASE(a_participant_may_not_do_what_leads_do, OpenRoom) {
  auto& ana = participant("ana");

  BOOST_TEST(refusal(send(ana, "core.close")) == "leads_only");
  BOOST_TEST(refusal(send(ana, "fix")) == "leads_only");
  BOOST_TEST(refusal(send(ana, "nonsense")) == "unknown_command");
  BOOST_TEST(refusal(send(ana, "say", "{}", "nowhere")) == "not_here");
}

BOOST_FIXTURE_TEST_CASE(bad_arguments_are_refused_before_the_activity_is_asked, OpenRoom) {
  auto& ana = participant("ana");
  schemas.unsound.insert("say");
  const std::size_t asked = decider.calls.size();

  const auto* answer = send(ana, "say");

  BOOST_TEST(refusal(answer) == "bad_args");
  BOOST_TEST(decider.calls.size() == asked);
}

BOOST_FIXTURE_TEST_CASE(
    an_activity_that_breaks_its_own_schema_changes_nothing_and_the_leads_are_told, OpenRoom) {
  auto& ana = participant("ana");
  schemas.unsound.insert("words");
  const std::size_t commits = store.commits.size();

  const auto* answer = send(ana, "say");

  BOOST_TEST(refusal(answer) == "activity_faulty");
  BOOST_TEST(store.commits.size() == commits);
  BOOST_TEST(publisher.notices.back().kind == "activity_faulty");
}

BOOST_FIXTURE_TEST_CASE(an_activity_that_dies_on_a_command_is_answered_and_not_asked_again,
                        OpenRoom) {
  auto& ana = participant("ana");
  const auto rules = decider.rules;
  decider.rules = [](const auto&, const auto&) -> chorus::kernel::Decision {
    return chorus::kernel::DeciderFault::restarted;
  };
  const std::size_t asked = decider.calls.size();

  const auto* poisoned = send(ana, "say");
  decider.rules = rules;
  const auto* next = send(ana, "say");

  BOOST_TEST(refusal(poisoned) == "activity_restarted");
  BOOST_TEST(decider.calls.size() == asked + 2);
  BOOST_TEST(accepted(next));
}

BOOST_FIXTURE_TEST_CASE(
    a_command_that_is_turned_away_lets_no_second_one_into_the_decision_of_another, OpenRoom) {
  auto& ana = participant("ana");
  decider.holds = true;
  send(ana, "say", R"({"text":"first"})");
  send(participant("ben"), "say", R"({"text":"second"})");
  const std::size_t asked = decider.calls.size();
  auto wall = lead();
  wall.client = chorus::kernel::ClientId("client-of-the-wall");
  wall.seat.role = chorus::kernel::Role::wall;

  const auto* answer = send(wall, "say");

  BOOST_TEST(refusal(answer) == "leads_only");
  BOOST_TEST(decider.calls.size() == asked);
}

BOOST_FIXTURE_TEST_CASE(an_edit_of_something_that_changed_meanwhile_is_refused_as_stale, OpenRoom) {
  auto& sam = lead();
  chorus::kernel::Command command;
  command.client = sam.client;
  command.k = ++sam.k;
  command.space = chorus::kernel::SpaceId("room");
  command.name = "fix";
  command.args = chorus::kernel::Body(R"({"key":"furniture/prompt","text":"new"})");
  command.if_rev = 7;
  command.actor = room->actor_of(sam.seat);

  room->submit(command, sam.seat.id);

  BOOST_TEST(refusal(publisher.answer_to(sam.client, sam.k)) == "stale");
}

// Rules that want so many records at every call.
chorus::test::FunctionDecider::Rules many(int count) {
  return [count](const chorus::kernel::Call&, const auto&) -> chorus::kernel::Decision {
    chorus::kernel::Outputs outputs;
    for (int i = 0; i < count; ++i) {
      outputs.puts.push_back(
          {chorus::kernel::Key("furniture/" + std::to_string(i)), "furniture", {}, {}});
    }
    return outputs;
  };
}

BOOST_FIXTURE_TEST_CASE(more_than_64_changes_by_a_command_are_the_activitys_fault, OpenRoom) {
  decider.rules = many(64);
  const auto* at_the_limit = send(lead(), "fix");
  decider.rules = many(65);
  const auto* past_it = send(lead(), "fix");

  BOOST_TEST(accepted(at_the_limit));
  BOOST_TEST(refusal(past_it) == "activity_faulty");
}

BOOST_FIXTURE_TEST_CASE(a_close_may_give_2048_results_and_with_one_more_nothing_is_closed,
                        OpenRoom) {
  decider.rules = many(2049);
  const auto* past_it = send(lead(), "core.close", R"({"now":true})");
  const bool still_open = phase() == chorus::kernel::Phase::open;
  decider.rules = many(2048);
  const auto* at_the_limit = send(lead(), "core.close", R"({"now":true})");

  BOOST_TEST(refusal(past_it) == "activity_faulty");
  BOOST_TEST(still_open);
  BOOST_TEST(accepted(at_the_limit));
  BOOST_TEST(room->space(chorus::kernel::SpaceId("room"))->records.size() >= 2048U);
}

BOOST_FIXTURE_TEST_CASE(an_activity_cannot_hand_one_persons_words_to_another, OpenRoom) {
  auto& ana = participant("ana");
  auto& ben = participant("ben");
  send(ana, "say", R"({"text":"mine"})");
  const chorus::kernel::Key key = first_of("words")->key;
  decider.rules = [key](const auto&, const auto&) -> chorus::kernel::Decision {
    chorus::kernel::Outputs outputs;
    outputs.puts.push_back({key, "words", {}, chorus::kernel::Body(R"({"text":"changed"})")});
    return outputs;
  };

  const auto* answer = send(ben, "say");

  BOOST_TEST(refusal(answer) == "activity_faulty");
  BOOST_TEST(first_of("words")->body.text() == R"({"text":"mine"})");
}

BOOST_FIXTURE_TEST_CASE(a_seat_that_makes_clients_without_end_is_remembered_by_its_last_ones,
                        OpenRoom) {
  auto& ana = participant("ana");
  auto& ben = participant("ben");
  send(ben, "say", R"({"text":"the gate"})");
  for (int i = 0; i < 200; ++i) {
    ana.client = chorus::kernel::ClientId("tab-" + std::to_string(i));
    ana.k = 0;
    send(ana, "say", R"({"text":"x"})");
  }

  const auto known = [&](int tab) {
    return room->last_k(chorus::kernel::ClientId("tab-" + std::to_string(tab)), ana.seat.id) == 1U;
  };
  BOOST_TEST(known(199));
  BOOST_TEST(known(199 - 63));
  BOOST_TEST(!known(199 - 64));
  BOOST_TEST(room->last_k(ben.client, ben.seat.id).value_or(0) == 1U);
}

BOOST_FIXTURE_TEST_CASE(a_client_belongs_to_the_seat_that_first_used_it, OpenRoom) {
  auto& ana = participant("ana");
  auto& ben = participant("ben");
  send(ana, "say");

  BOOST_TEST(room->last_k(ana.client, ana.seat.id).has_value());
  BOOST_TEST(!room->last_k(ana.client, ben.seat.id).has_value());
}

BOOST_AUTO_TEST_SUITE_END()

#include "two_activities.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <stdexcept>
#include <string>

// Faults of the program itself: whatever throws, wherever, the room goes on, what was answered is
// there, and whoever sent the command learns what became of it.
BOOST_AUTO_TEST_SUITE(fault_tests)

namespace {

namespace kernel = chorus::kernel;
using chorus::test::k_commands;
using chorus::test::Row;
using chorus::test::TwoActivities;

constexpr int k_more_calls_than_any_makes = 400;

}  // namespace

BOOST_DATA_TEST_CASE(wherever_a_command_meets_a_fault_the_room_goes_on, k_commands, row) {
  int blown = 0;
  for (int call = 1; call < k_more_calls_than_any_makes; ++call) {
    TwoActivities evening;
    evening.get_ready(row);
    evening.publisher.notices.clear();
    evening.fuse.blow_at(call);
    evening.send(evening.by(row), row.command, row.args, row.space);
    evening.fuse.mend();
    if (!evening.fuse.is_blown()) break;
    ++blown;
    BOOST_TEST_CONTEXT("at call " << call) {
      // Not even the leads can be told where telling them is what fails.
      evening.room_goes_on(row);
    }
  }
  BOOST_TEST(blown > 0);
}

BOOST_DATA_TEST_CASE(wherever_the_completion_of_a_command_meets_a_fault_the_room_goes_on,
                     k_commands, row) {
  for (int call = 1; call < k_more_calls_than_any_makes; ++call) {
    TwoActivities evening;
    evening.get_ready(row);
    evening.publisher.notices.clear();
    evening.decider.holds = true;
    evening.store.holds = true;
    evening.send(evening.by(row), row.command, row.args, row.space);
    evening.fuse.blow_at(call);
    while (evening.decider.holds || evening.store.holds) {
      evening.decider.complete();
      evening.store.complete();
    }
    evening.fuse.mend();
    if (!evening.fuse.is_blown()) break;
    BOOST_TEST_CONTEXT("at call " << call) { evening.room_goes_on(row); }
  }
}

BOOST_FIXTURE_TEST_CASE(a_command_that_met_a_fault_is_answered_and_never_handled_again,
                        TwoActivities) {
  auto& ana = participant("ana");
  const auto rules = decider.rules;
  decider.rules = [](const auto&, const auto&) -> kernel::Decision {
    throw std::runtime_error("a fault");
  };

  const auto* answer = send(ana, "say", R"({"text":"the poison"})");
  const std::string told = refusal(answer);
  decider.rules = rules;
  room->tick();
  const std::size_t asked = decider.calls.size();
  const auto* again = send_again(ana, ana.k, "say", R"({"text":"the poison"})");

  BOOST_TEST(told == "internal");
  BOOST_TEST(refusal(again) == "internal");
  BOOST_TEST(decider.calls.size() == asked);
  BOOST_TEST(accepted(send(ana, "say", R"({"text":"once more"})")));
}

BOOST_FIXTURE_TEST_CASE(
    a_fault_that_comes_each_time_is_met_once_by_all_and_then_by_its_sender_alone, TwoActivities) {
  auto& ana = participant("ana");
  const auto rules = decider.rules;
  decider.rules = [rules](const kernel::Call& call, const auto& records) -> kernel::Decision {
    if (call.name == "say") throw std::runtime_error("a fault");
    return rules(call, records);
  };
  send(ana, "say");
  room->tick();

  for (int i = 0; i < 5; ++i) {
    BOOST_TEST(refusal(send(ana, "say")) == "internal_again");
    BOOST_TEST(accepted(send(participant("ben"), "jot", R"({"text":"b"})")));
  }

  BOOST_TEST(!room->in_trouble());
  BOOST_TEST(publisher.failures == 1);
  BOOST_TEST(std::count_if(publisher.notices.begin(), publisher.notices.end(),
                           [](const auto& notice) { return notice.kind == "step_fails"; }) == 1);
}

BOOST_FIXTURE_TEST_CASE(a_step_that_fails_is_told_to_who_comes_until_it_is_tried_again,
                        TwoActivities) {
  const auto rules = decider.rules;
  decider.rules = [rules](const kernel::Call& call, const auto& records) -> kernel::Decision {
    if (call.name == "say") throw std::runtime_error("a fault");
    return rules(call, records);
  };
  const auto stands = [this] {
    const auto notices = room->standing_notices();
    return std::any_of(notices.begin(), notices.end(),
                       [](const auto& notice) { return notice.kind == "step_fails"; });
  };
  send(participant("ana"), "say");
  room->tick();
  send(participant("ana"), "say");
  const bool stood = stands();

  send(lead(), "core.try_again");

  BOOST_TEST(stood);
  BOOST_TEST(!stands());
}

BOOST_FIXTURE_TEST_CASE(what_fails_each_time_it_is_told_stops_neither_its_activity_nor_the_room,
                        TwoActivities) {
  struct Deaf : chorus::test::RecordingPublisher {
    void published(const kernel::Publication& publication) override {
      if (publication.space == kernel::SpaceId("room")) throw std::runtime_error("a fault");
      RecordingPublisher::published(publication);
    }
  } deaf;
  kernel::Room other({clock, entropy, digest, decider, store, deaf, types, schemas, &left},
                     store.load(), 400);
  auto& ana = participant("ana");
  auto& ben = participant("ben");
  const auto say = [&](Person& from, const char* name, const char* space) {
    kernel::Command command{from.client,
                            ++from.k,
                            kernel::SpaceId(space),
                            name,
                            kernel::Body(R"({"text":"x","picture":"fox"})"),
                            std::nullopt,
                            other.actor_of(from.seat)};
    other.submit(command, from.seat.id);
    while (other.in_trouble()) other.tick();
    other.submit(command, from.seat.id);
    return deaf.answer_to(from.client, from.k);
  };

  for (int i = 0; i < 6; ++i) {
    BOOST_TEST(say(ana, "say", "room") != nullptr);
    BOOST_TEST(accepted(say(ben, "core.introduce", "inquiry")));
  }

  BOOST_TEST(deaf.failures == 2);
  BOOST_TEST(refusal(deaf.answer_to(ana.client, ana.k)) == "internal_again");
}

BOOST_FIXTURE_TEST_CASE(a_lead_who_tries_again_gives_what_failed_another_chance, TwoActivities) {
  auto& ana = participant("ana");
  const auto rules = decider.rules;
  decider.rules = [](const auto&, const auto&) -> kernel::Decision {
    throw std::runtime_error("a fault");
  };
  send(ana, "say");
  room->tick();
  send(ana, "say");
  decider.rules = rules;

  send(lead(), "core.try_again");

  BOOST_TEST(accepted(send(ana, "say", R"({"text":"x"})")));
  BOOST_TEST(decider.tried_again.size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(a_wake_up_that_fails_each_time_does_not_fire_for_ever, TwoActivities) {
  const auto rules = decider.rules;
  decider.rules = [](const auto&, const auto&) -> kernel::Decision {
    kernel::Outputs outputs;
    outputs.wakes.push_back({"ring", 0, {}});
    return outputs;
  };
  send(lead(), "fix");
  decider.rules = [rules](const kernel::Call& call, const auto& records) -> kernel::Decision {
    if (call.what == kernel::Call::What::woke) throw std::runtime_error("a fault");
    return rules(call, records);
  };

  for (int i = 0; i < 10; ++i) room->tick();

  BOOST_TEST(publisher.failures == 1);
  BOOST_TEST(!room->next_wake().has_value());
  BOOST_TEST(accepted(send(participant("ana"), "say", R"({"text":"x"})")));
}

BOOST_FIXTURE_TEST_CASE(a_fault_while_the_file_is_read_anew_is_met_by_reading_it_once_more,
                        TwoActivities) {
  fuse.blow_at(1);
  send(participant("ana"), "say");
  fuse.blow_at(1);
  clock.fuse = nullptr;
  room->tick();
  fuse.mend();

  BOOST_TEST(is_back_after_ticks());
  BOOST_TEST(accepted(send(participant("ben"), "say", R"({"text":"x"})")));
}

BOOST_FIXTURE_TEST_CASE(damaged_records_of_the_kernel_stop_neither_the_room_nor_its_people,
                        TwoActivities) {
  for (const char* body : {"[]", "{}", R"({"voted":"x"})", R"({"picture":7,"role_group":[]})",
                           R"({"title":{},"blank":4,"on_wall":[],"wall_page":"x"})"}) {
    keep("room", "turnout/turnout", "turnout", body, {"facilitators"}, "");
    keep("room", "link/broken", "link", body, {"rules"}, "");
    keep("inquiry", "person/anas", "person", body, {"room"}, "ana");
    keep("inquiry", "inquiry/main", "inquiry", body, {"room", "wall"}, "");
    keep("inquiry", "review/broken", "review", body, {"facilitators"}, "");
    keep("inquiry", "recall/broken", "recall", body, {"facilitators"}, "");
    auto& ben = participant("ben");

    is_back_after_ticks();
    room->sheet(kernel::Role::wall);
    room->presence();
    const auto* cast = send(ben, "cast", R"({"choice":"a"})");
    const auto* jot = send(participant("ana"), "jot", R"({"text":"a"})");
    is_back_after_ticks();

    BOOST_TEST_CONTEXT(body) {
      BOOST_TEST(!room->in_trouble());
      BOOST_TEST(accepted(cast));
      BOOST_TEST(accepted(jot));
      BOOST_TEST(seen_by(reader(lead())).find("what ben said") != std::string::npos);
    }
  }
}

BOOST_FIXTURE_TEST_CASE(a_seat_that_meets_a_fault_is_refused_and_the_next_is_given, TwoActivities) {
  for (int call = 1; call < 6; ++call) {
    fuse.blow_at(call);
    kernel::Identity::Claim claim;
    claim.join_code = room->identity().join_code();
    int told = 0;
    room->seat(claim, [&](const auto&) { ++told; });
    fuse.mend();
    BOOST_TEST(told == 1);
    BOOST_TEST(is_back_after_ticks());
  }
  BOOST_TEST(!participant("cleo").seat.id.empty());
}

BOOST_FIXTURE_TEST_CASE(a_failure_outside_is_met_by_reading_anew_but_not_over_and_over,
                        TwoActivities) {
  for (int i = 0; i < 5; ++i) {
    room->failed_outside("a handler");
    room->tick();
  }
  const int soon = publisher.failures;
  clock.pass(5 * 60'000);
  room->failed_outside("a handler");
  room->tick();

  BOOST_TEST(soon == 1);
  BOOST_TEST(publisher.failures == 2);
  BOOST_TEST(accepted(send(participant("ana"), "say", R"({"text":"x"})")));
}

BOOST_AUTO_TEST_SUITE_END()

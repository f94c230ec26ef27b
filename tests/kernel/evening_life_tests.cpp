#include "kernel/values/limits.hpp"
#include "tests/support/kernel_fixture.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using chorus::kernel::Role;
using chorus::test::KernelFixture;

BOOST_AUTO_TEST_SUITE(evening_life_tests)

namespace {

const std::string k_in = "inquiry";
constexpr auto k_rests = chorus::limits::to_ms(chorus::limits::k_evening_rests);

// Ana has come in, an activity is open and on the wall.
struct LateEvening : KernelFixture {
  LateEvening() {
    send(participant("ana"), "core.introduce", R"({"picture":"fox","role_group":"unsaid"})", k_in);
    send(participant("ana"), "core.arrive", "{}", k_in);
    send(lead(), "core.open");
    send(lead(), "core.show", R"({"space":"room"})", k_in);
  }

  bool greets_somebody() const {
    const auto seen = room->snapshot(chorus::kernel::k_inquiry_space, wall());
    return std::any_of(seen.begin(), seen.end(),
                       [](const auto& each) { return each.record->type == "welcome"; });
  }
  bool is_at_the_doors() const {
    const auto sheet = room->sheet(Role::wall);
    return sheet.on_wall.empty() && !sheet.blank && !sheet.over && !greets_somebody();
  }
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(an_evening_that_was_ended_says_so_to_everybody_and_when_they_meet_again,
                        LateEvening) {
  const auto* answer = send(lead(), "core.end_evening", R"({"next":"On Thursday, here"})", k_in);

  BOOST_TEST(accepted(answer));
  for (const Role role : {Role::participant, Role::facilitator, Role::wall}) {
    const auto sheet = room->sheet(role);
    BOOST_REQUIRE(sheet.over.has_value());
    BOOST_TEST(sheet.over->next == "On Thursday, here");
    BOOST_TEST(sheet.over->then.empty());
  }
}

BOOST_FIXTURE_TEST_CASE(it_says_which_round_comes_next_even_to_who_cannot_see_the_activity_yet,
                        KernelFixture) {
  send(lead(), "core.end_evening", "{}", k_in);

  BOOST_TEST(room->sheet(Role::participant).lines.empty());
  BOOST_TEST(room->sheet(Role::participant).over->then == "before");
}

BOOST_FIXTURE_TEST_CASE(only_leads_end_it, LateEvening) {
  BOOST_TEST(refusal(send(participant("ana"), "core.end_evening", "{}", k_in)) == "leads_only");
  BOOST_TEST(refusal(send(participant("ana"), "core.go_on", "{}", k_in)) == "leads_only");
}

BOOST_FIXTURE_TEST_CASE(what_is_open_stays_open_when_the_evening_ends, LateEvening) {
  send(lead(), "core.end_evening", "{}", k_in);

  BOOST_TEST(accepted(send(participant("ana"), "say", R"({"text":"the gate"})")));
}

BOOST_FIXTURE_TEST_CASE(a_lead_goes_on_with_an_evening_that_was_ended_and_nothing_is_lost,
                        LateEvening) {
  send(lead(), "core.end_evening", "{}", k_in);
  send(lead(), "core.go_on", "{}", k_in);

  BOOST_TEST(!room->sheet(Role::wall).over.has_value());
  BOOST_TEST((room->sheet(Role::wall).on_wall == chorus::kernel::SpaceId("room")));
  BOOST_TEST(greets_somebody());
}

BOOST_FIXTURE_TEST_CASE(who_shows_something_goes_on_with_the_evening, LateEvening) {
  send(lead(), "core.end_evening", "{}", k_in);
  send(lead(), "core.show", R"({"space":"room"})", k_in);

  BOOST_TEST(!room->sheet(Role::wall).over.has_value());
}

BOOST_FIXTURE_TEST_CASE(the_program_started_after_an_ended_evening_begins_another_at_the_doors,
                        LateEvening) {
  send(lead(), "core.end_evening", "{}", k_in);
  restart();

  BOOST_TEST(is_at_the_doors());
  BOOST_TEST((phase() == chorus::kernel::Phase::open));
}

BOOST_FIXTURE_TEST_CASE(a_program_that_was_killed_in_the_evening_goes_on_where_it_was,
                        LateEvening) {
  clock.pass(k_rests - 1);
  restart();
  room->came(participant("ana").seat.person);

  BOOST_TEST((room->sheet(Role::wall).on_wall == chorus::kernel::SpaceId("room")));
  BOOST_TEST(greets_somebody());
}

BOOST_FIXTURE_TEST_CASE(an_evening_that_nobody_ended_is_over_when_nothing_happened_for_hours,
                        LateEvening) {
  send(lead(), "core.blank", R"({"on":true})", k_in);
  clock.pass(k_rests);
  restart();

  BOOST_TEST(is_at_the_doors());
}

BOOST_FIXTURE_TEST_CASE(a_laptop_that_only_slept_begins_another_evening_when_somebody_comes,
                        LateEvening) {
  clock.pass(k_rests);
  BOOST_TEST(!is_at_the_doors());
  room->came(lead().seat.person);

  BOOST_TEST(is_at_the_doors());
}

BOOST_FIXTURE_TEST_CASE(people_come_in_again_on_another_evening, LateEvening) {
  clock.pass(k_rests);
  restart();
  send(participant("ana"), "core.arrive", "{}", k_in);

  BOOST_TEST(greets_somebody());
}

BOOST_AUTO_TEST_SUITE_END()

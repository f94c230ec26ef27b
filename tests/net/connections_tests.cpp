#include "net/admission/connections.hpp"

#include <boost/test/unit_test.hpp>

#include <memory>
#include <string>
#include <vector>

namespace chorus::net {
namespace connections_tests {
namespace {

using State = ConnectionTable::State;

struct FakeConnection final : Connection {
  void drop() override { dropped = true; }
  void wind_down() override { wound_down = true; }
  bool dropped = false;
  bool wound_down = false;
};

using kernel::Role;

constexpr ConnectionTable::Places k_places{4, 2, 3, 3};

struct Crowd {
  // Nothing but its place: whether it has one shows in `has_place`.
  struct One {
    std::shared_ptr<FakeConnection> connection = std::make_shared<FakeConnection>();
    ConnectionTable::Id id = 0;
    bool has_place = true;
    bool dropped() const { return connection->dropped; }
  };
  One comes(State state = State::silent, const std::string& seat = {},
            Role role = Role::participant) {
    One one;
    one.id = table.admit(one.connection);
    if (!seat.empty()) {
      table.hold(one.id, Holder{kernel::SeatId(seat), role});
    }
    one.has_place = table.move(one.id, state);
    return one;
  }
  std::vector<One> four_people() {
    std::vector<One> people;
    for (const char* seat : {"ana", "bo", "cy", "di"}) {
      people.push_back(comes(State::seated, seat));
    }
    return people;
  }
  ConnectionTable table{k_places};
};

}  // namespace
}  // namespace connections_tests

BOOST_FIXTURE_TEST_SUITE(connections_tests, Crowd)

BOOST_AUTO_TEST_CASE(of_too_many_silent_ones_the_oldest_goes) {
  const auto first = comes();
  const auto second = comes();
  const auto third = comes();

  const auto fourth = comes();

  BOOST_TEST(first.connection->dropped);
  BOOST_TEST(!second.connection->dropped);
  BOOST_TEST(!third.connection->dropped);
  BOOST_TEST(!fourth.connection->dropped);
  BOOST_TEST(table.size() == 3U);
}

BOOST_AUTO_TEST_CASE(falling_silent_again_counts_too) {
  const auto asking = comes(State::asking);
  const auto second = comes();
  const auto third = comes();
  const auto fourth = comes();

  table.move(asking.id, State::silent);

  BOOST_TEST(asking.connection->dropped);
  BOOST_TEST(table.count(State::silent) == 3U);
}

BOOST_AUTO_TEST_CASE(when_all_places_are_taken_idle_lines_go_then_strangers_then_the_newcomer) {
  const auto ana = comes(State::seated, "ana");
  const auto idle = comes(State::idle, "bo");
  const auto asking = comes(State::asking);
  const auto cy = comes(State::seated, "cy");

  const auto fifth = comes(State::seated, "di");
  const bool idle_went = idle.dropped() && !asking.dropped();
  const auto sixth = comes(State::seated, "ed");
  const bool asking_went = asking.dropped();
  const auto seventh = comes(State::seated, "flo");
  const auto stranger = comes(State::asking);

  BOOST_TEST(idle_went);
  BOOST_TEST(asking_went);
  BOOST_TEST(sixth.has_place);
  BOOST_TEST(!seventh.has_place);
  BOOST_TEST(!stranger.has_place);
  BOOST_TEST(!ana.dropped());
  BOOST_TEST(!cy.dropped());
  BOOST_TEST(!fifth.dropped());
}

BOOST_AUTO_TEST_CASE(a_full_house_has_places_for_leads_and_walls_and_one_more_is_refused) {
  const auto people = four_people();

  const auto lead = comes(State::seated, "sam", Role::facilitator);
  const auto wall = comes(State::seated, "screen", Role::wall);
  const auto third = comes(State::seated, "kim", Role::facilitator);
  const auto person = comes(State::seated, "ed");

  BOOST_TEST(lead.has_place);
  BOOST_TEST(wall.has_place);
  BOOST_TEST(!third.has_place);
  BOOST_TEST(!person.has_place);
  for (const auto& each : people) {
    BOOST_TEST(!each.dropped());
  }
}

BOOST_AUTO_TEST_CASE(leads_take_what_is_free_of_the_places_of_all) {
  comes(State::seated, "ana");
  for (const char* lead : {"sam", "kim", "lou", "max", "nia"}) {
    BOOST_TEST(comes(State::seated, lead, Role::facilitator).has_place);
  }

  BOOST_TEST(!comes(State::seated, "oz", Role::facilitator).has_place);
  BOOST_TEST(!comes(State::seated, "bo").has_place);
}

BOOST_AUTO_TEST_CASE(no_lead_loses_an_idle_line_that_has_a_kept_place) {
  const auto people = four_people();
  const auto idle_lead = comes(State::idle, "sam", Role::facilitator);

  const auto next = comes(State::seated, "ed");

  BOOST_TEST(!next.has_place);
  BOOST_TEST(!idle_lead.dropped());
}

BOOST_AUTO_TEST_CASE(a_place_that_was_left_is_free_again) {
  const auto people = four_people();

  table.gone(people.front().id);

  BOOST_TEST(comes(State::seated, "ed").has_place);
  BOOST_TEST(!comes(State::seated, "flo").has_place);
}

BOOST_AUTO_TEST_CASE(of_one_line_too_many_of_a_seat_the_oldest_goes_and_its_idle_ones_first) {
  const auto first = comes(State::seated, "ana");
  const auto idle = comes(State::idle, "ana");
  const auto third = comes(State::silent, "ana");
  const bool at_the_limit = !first.dropped() && !idle.dropped();

  const auto fourth = comes(State::seated, "ana");
  const bool idle_went = idle.dropped() && !first.dropped();
  const auto fifth = comes(State::silent, "ana");

  BOOST_TEST(at_the_limit);
  BOOST_TEST(idle_went);
  BOOST_TEST(first.dropped());
  BOOST_TEST(!third.dropped());
  BOOST_TEST(!fourth.dropped());
  BOOST_TEST(!fifth.dropped());
  BOOST_TEST(table.lines_of(kernel::SeatId("ana")) == 3U);
}

BOOST_AUTO_TEST_CASE(a_line_that_changes_hands_counts_for_its_new_seat_alone) {
  const auto line = comes(State::seated, "ana");

  table.hold(line.id, Holder{kernel::SeatId("sam"), Role::facilitator});

  BOOST_TEST(table.lines_of(kernel::SeatId("ana")) == 0U);
  BOOST_TEST(table.lines_of(kernel::SeatId("sam")) == 1U);
  BOOST_TEST(four_people().back().has_place);
}

BOOST_AUTO_TEST_CASE(what_was_dropped_is_unknown_and_may_leave_again) {
  const auto first = comes();
  for (int i = 0; i < 3; ++i) {
    comes();
  }

  table.move(first.id, State::seated);
  table.gone(first.id);

  BOOST_TEST(!table.knows(first.id));
  BOOST_TEST(table.size() == 3U);
  BOOST_TEST(table.admitted() == 4U);
}

BOOST_AUTO_TEST_CASE(a_line_that_changed_hands_is_wound_down_and_dropped_as_its_new_self) {
  const auto line = comes(State::seated);
  const auto successor = std::make_shared<FakeConnection>();

  table.replace(line.id, successor);
  table.wind_down_all();
  table.drop_all();

  BOOST_TEST(successor->wound_down);
  BOOST_TEST(successor->dropped);
  BOOST_TEST(!line.connection->dropped);
  BOOST_TEST(table.size() == 0U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace chorus::net

#include "net/connections.hpp"

#include <boost/test/unit_test.hpp>

#include <memory>
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

struct Crowd {
  // Nothing but its place: whether it was let in shows in `id`.
  struct One {
    std::shared_ptr<FakeConnection> connection = std::make_shared<FakeConnection>();
    ConnectionTable::Id id = 0;
  };
  One comes(State state = State::silent) {
    One one;
    const auto id = table.admit(one.connection);
    one.id = id.value_or(0);
    if (id) {
      table.move(*id, state);
    }
    return one;
  }
  ConnectionTable table{6, 3};
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

BOOST_AUTO_TEST_CASE(when_all_places_are_taken_strangers_go_first_then_idle_lines) {
  const auto seated = comes(State::seated);
  const auto idle = comes(State::idle);
  const auto asking = comes(State::asking);
  const auto silent = comes(State::silent);
  const auto seated_too = comes(State::seated);
  const auto seated_as_well = comes(State::seated);

  const auto seventh = comes(State::seated);
  const bool silent_went = silent.connection->dropped && !asking.connection->dropped;
  const auto eighth = comes(State::seated);
  const bool idle_went = idle.connection->dropped && !asking.connection->dropped;
  const auto ninth = comes(State::seated);
  const bool asking_went = asking.connection->dropped;
  const auto tenth = comes();

  BOOST_TEST(silent_went);
  BOOST_TEST(asking_went);
  BOOST_TEST(idle_went);
  BOOST_TEST(tenth.id == 0U);
  BOOST_TEST(!seated.connection->dropped);
  BOOST_TEST(table.size() == 6U);
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

#include "kernel/room/seat_plan.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

// Random rooms: whatever leads keep apart or together, nobody is lost, no rule is broken, and
// whoever finds no seat is named. CHORUS_TEST_SEED moves them.
BOOST_AUTO_TEST_SUITE(seat_plan_tests)

namespace {

namespace kernel = chorus::kernel;
using kernel::Guest;
using kernel::Key;
using kernel::RoleGroup;

Guest guest(const std::string& name, RoleGroup role_group, bool vetted = false) {
  return {Key("person/" + name), role_group, vetted};
}
Guest young(const std::string& name) { return guest(name, RoleGroup::young_person); }
Guest parent(const std::string& name) { return guest(name, RoleGroup::parent_carer); }
Guest vetted(const std::string& name) { return guest(name, RoleGroup::practitioner, true); }

kernel::Couple couple(const std::string& one, const std::string& other) {
  return kernel::couple_of(Key("person/" + one), Key("person/" + other));
}

std::vector<Key> seated_in(const kernel::SeatPlan& plan) {
  std::vector<Key> keys;
  for (const auto& table : plan.tables) {
    for (const auto& one : table) keys.push_back(one.person);
  }
  return keys;
}

bool sit_together(const kernel::SeatPlan& plan, const kernel::Couple& two) {
  return std::any_of(plan.tables.begin(), plan.tables.end(), [&](const auto& table) {
    const auto has = [&](const Key& key) {
      return std::any_of(table.begin(), table.end(),
                         [&](const Guest& one) { return one.person == key; });
    };
    return has(two.first) && has(two.second);
  });
}

std::uint64_t first_seed() {
  const char* said = std::getenv("CHORUS_TEST_SEED");
  return said ? std::strtoull(said, nullptr, 10) : 20'261'130;
}

struct RandomRoom {
  explicit RandomRoom(std::uint64_t seed) : chance(seed) {
    const auto count = 2 + below(59);
    for (std::size_t at = 0; at < count; ++at) {
      const auto role_group = static_cast<RoleGroup>(below(5));
      guests.push_back(guest(std::to_string(at), role_group, below(3) == 0));
    }
    for (std::size_t at = below(count); at > 0; --at) rules.apart.insert(any_two());
    for (std::size_t at = below(8); at > 0; --at) rules.together.insert(any_two());
    tables = std::max<std::size_t>(1, count / (2 + below(5)));
  }
  std::size_t below(std::size_t most) { return static_cast<std::size_t>(chance() % most); }
  kernel::Couple any_two() {
    const auto one = below(guests.size());
    const auto other = (one + 1 + below(guests.size() - 1)) % guests.size();
    return kernel::couple_of(guests[one].person, guests[other].person);
  }

  std::mt19937_64 chance;
  std::vector<Guest> guests;
  kernel::SittingRules rules;
  std::size_t tables = 1;
};

void check(const kernel::SeatPlan& plan, const RandomRoom& room) {
  auto all = seated_in(plan);
  all.insert(all.end(), plan.left_over.begin(), plan.left_over.end());
  BOOST_TEST(all.size() == room.guests.size());
  BOOST_TEST((std::set<Key>(all.begin(), all.end()).size() == room.guests.size()));
  for (const auto& table : plan.tables) {
    BOOST_TEST(kernel::may_sit(table, room.rules));
    BOOST_TEST((table.size() != 1 || plan.tables.size() == 1));
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(in_random_rooms_nobody_is_lost_and_no_rule_is_broken) {
  const auto seed = first_seed();
  BOOST_TEST_MESSAGE("seed " << seed);
  for (std::uint64_t at = 0; at < 30; ++at) {
    BOOST_TEST_CONTEXT("seed " << seed + at) {
      RandomRoom room(seed + at);
      const auto plan = kernel::seat(room.guests, room.tables, room.rules, at);
      check(plan, room);
      const auto again = kernel::seat(room.guests, room.tables, room.rules, at);
      BOOST_TEST((seated_in(plan) == seated_in(again)));
    }
  }
}

BOOST_AUTO_TEST_CASE(in_random_rooms_who_comes_late_breaks_no_rule_and_moves_nobody) {
  const auto seed = first_seed();
  for (std::uint64_t at = 0; at < 30; ++at) {
    BOOST_TEST_CONTEXT("seed " << seed + at) {
      RandomRoom room(seed + at);
      const auto half = static_cast<std::ptrdiff_t>(room.guests.size() / 2);
      const std::vector<Guest> early(room.guests.begin(), room.guests.begin() + half);
      const std::vector<Guest> late(room.guests.begin() + half, room.guests.end());
      const auto before = kernel::seat(early, room.tables, room.rules, at);
      const auto after = kernel::seat_late(before.tables, late, room.rules, 24);
      BOOST_TEST(after.tables.size() == before.tables.size());
      for (std::size_t table = 0; table < after.tables.size(); ++table) {
        BOOST_TEST(kernel::may_sit(after.tables[table], room.rules));
        BOOST_TEST((after.tables[table].size() >= before.tables[table].size()));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(role_groups_are_spread_over_the_tables) {
  std::vector<Guest> guests;
  for (int at = 0; at < 4; ++at) {
    guests.push_back(young("y" + std::to_string(at)));
    guests.push_back(young("z" + std::to_string(at)));
    guests.push_back(parent(std::to_string(at)));
    guests.push_back(vetted("v" + std::to_string(at)));
  }

  const auto plan = kernel::seat(guests, 4, {}, 7);

  for (const auto& table : plan.tables) {
    std::map<RoleGroup, int> of;
    for (const auto& one : table) ++of[one.role_group];
    BOOST_TEST(of[RoleGroup::young_person] == 2);
    BOOST_TEST(of[RoleGroup::parent_carer] == 1);
    BOOST_TEST(of[RoleGroup::practitioner] == 1);
  }
  BOOST_TEST(plan.left_over.empty());
}

BOOST_AUTO_TEST_CASE(companions_sit_together_and_who_is_kept_apart_does_not) {
  std::vector<Guest> guests;
  for (int at = 0; at < 20; ++at) guests.push_back(parent(std::to_string(at)));
  kernel::SittingRules rules;
  rules.together = {couple("0", "1"), couple("2", "3"), couple("3", "4")};
  rules.apart = {couple("0", "5"), couple("1", "6"), couple("7", "8")};

  for (std::uint64_t seed = 0; seed < 10; ++seed) {
    const auto plan = kernel::seat(guests, 4, rules, seed);
    for (const auto& two : rules.together) BOOST_TEST(sit_together(plan, two));
    for (const auto& two : rules.apart) BOOST_TEST(!sit_together(plan, two));
    BOOST_TEST(plan.left_over.empty());
  }
}

BOOST_AUTO_TEST_CASE(of_an_odd_number_three_are_together_and_nobody_alone) {
  std::vector<Guest> guests;
  for (int at = 0; at < 7; ++at) guests.push_back(parent(std::to_string(at)));

  const auto plan = kernel::seat(guests, 3, {}, 1);

  std::vector<std::size_t> sizes;
  for (const auto& table : plan.tables) sizes.push_back(table.size());
  std::sort(sizes.begin(), sizes.end());
  BOOST_TEST((sizes == std::vector<std::size_t>{2, 2, 3}));
}

BOOST_AUTO_TEST_CASE(a_child_is_never_alone_with_who_was_not_vetted) {
  const kernel::SittingRules none;
  BOOST_TEST(!kernel::may_sit({young("a"), parent("b")}, none));
  BOOST_TEST(!kernel::may_sit({young("a"), parent("b"), parent("c")}, none));
  BOOST_TEST(!kernel::may_sit({young("a"), guest("b", RoleGroup::unsaid)}, none));
  BOOST_TEST(kernel::may_sit({young("a"), vetted("b")}, none));
  BOOST_TEST(kernel::may_sit({young("a"), parent("b"), vetted("c")}, none));
  BOOST_TEST(kernel::may_sit({young("a"), young("c"), parent("b")}, none));

  const auto plan = kernel::seat({young("a"), parent("b")}, 1, none, 1);
  BOOST_TEST(plan.left_over.size() == 1U);
}

BOOST_AUTO_TEST_CASE(who_comes_late_sits_with_their_companion_else_where_the_fewest_are) {
  kernel::SittingRules rules;
  rules.together = {couple("a", "late")};
  rules.apart = {couple("c", "other")};
  const kernel::Seated tables{{parent("a"), parent("b"), parent("x")}, {parent("c"), parent("d")}};

  const auto plan = kernel::seat_late(tables, {parent("late"), parent("other")}, rules, 5);

  BOOST_TEST(sit_together(plan, couple("a", "late")));
  BOOST_TEST(sit_together(plan, couple("a", "other")));
  BOOST_TEST(kernel::seat_late(tables, {parent("other")}, rules, 3).left_over.size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

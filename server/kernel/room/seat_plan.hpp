#pragma once

#include "kernel/values/role.hpp"
#include "kernel/values/strong_id.hpp"

#include <cstddef>
#include <cstdint>
#include <set>
#include <utility>
#include <vector>

namespace chorus::kernel {

// Who may sit with whom, and a way to seat people so. Pure: the same guests, rules and seed give
// the same tables.

struct Guest {
  Key person;
  RoleGroup role_group = RoleGroup::unsaid;
  bool vetted = false;  // of adults: may be with a child alone
};

using Couple = std::pair<Key, Key>;  // the lesser key first
Couple couple_of(const Key& one, const Key& other);

struct SittingRules {
  std::set<Couple> apart;     // never at one table
  std::set<Couple> together;  // at one table, where it can be
};

using Seated = std::vector<std::vector<Guest>>;

// Nobody sits with whom they are kept apart from, and no young person is the only one at a table
// where an adult was not vetted and no other was. Who has not said what they are counts as such an
// adult.
bool may_sit(const std::vector<Guest>& table, const SittingRules& rules);

struct SeatPlan {
  Seated tables;               // as many as asked, some of them perhaps empty
  std::vector<Key> left_over;  // for whom no seat was found that breaks no rule
};

// Mixed anew: role groups spread over the tables, companions together, no table two larger than
// another where rules do not want it, nobody alone. It looks for a while and not for ever: what it
// leaves over is for a lead to look at, and a rule of `may_sit` is never broken.
SeatPlan seat(std::vector<Guest> guests, std::size_t tables, const SittingRules& rules,
              std::uint64_t seed);

// Who comes later: each with their companions where that can be, else where the fewest sit. Nobody
// who sits is moved, and no table grows beyond `most`.
SeatPlan seat_late(Seated tables, const std::vector<Guest>& guests, const SittingRules& rules,
                   std::size_t most);

}  // namespace chorus::kernel

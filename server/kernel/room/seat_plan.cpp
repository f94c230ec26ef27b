#include "kernel/room/seat_plan.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <utility>

namespace chorus::kernel {
namespace {

constexpr std::size_t k_tries = 6;
constexpr std::size_t k_swaps_a_guest = 60;
constexpr std::size_t k_most_swaps = 40'000;
// What a fault costs, beside a role group that is not spread.
constexpr std::int64_t k_broken = 100'000;
constexpr std::int64_t k_parted = 2'000;

// 64 bits of splitmix64: enough to mix people, and the same everywhere.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : state_(seed) {}
  std::size_t below(std::size_t most) { return static_cast<std::size_t>(next() % most); }

 private:
  std::uint64_t next() {
    state_ += 0x9e3779b97f4a7c15ULL;
    std::uint64_t bits = state_;
    bits = (bits ^ (bits >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    bits = (bits ^ (bits >> 27U)) * 0x94d049bb133111ebULL;
    return bits ^ (bits >> 31U);
  }

  std::uint64_t state_;
};

template <class Item>
void mix(std::vector<Item>& items, Chance& chance) {
  for (std::size_t left = items.size(); left > 1; --left) {
    std::swap(items[left - 1], items[chance.below(left)]);
  }
}

bool is_young(const Guest& guest) { return guest.role_group == RoleGroup::young_person; }

std::size_t couples_in(const std::vector<Guest>& table, const std::set<Couple>& couples) {
  if (couples.empty()) return 0;
  std::size_t found = 0;
  for (std::size_t one = 0; one < table.size(); ++one) {
    for (std::size_t other = one + 1; other < table.size(); ++other) {
      found += couples.count(couple_of(table[one].person, table[other].person));
    }
  }
  return found;
}

bool is_child_alone(const std::vector<Guest>& table) {
  const auto young = std::count_if(table.begin(), table.end(), is_young);
  const auto vetted = std::count_if(table.begin(), table.end(), [](const Guest& guest) {
    return !is_young(guest) && guest.vetted;
  });
  const auto adults = static_cast<std::ptrdiff_t>(table.size()) - young;
  return young == 1 && adults > 0 && vetted == 0;
}

// What is wrong with one table, so that a swap is weighed by the two tables it touches.
std::int64_t cost_of(const std::vector<Guest>& table, const SittingRules& rules) {
  std::array<std::int64_t, 5> of_role{};
  for (const auto& guest : table) ++of_role.at(static_cast<std::size_t>(guest.role_group));
  std::int64_t cost = 0;
  for (const auto count : of_role) cost += count * count;
  cost += k_broken * static_cast<std::int64_t>(couples_in(table, rules.apart));
  if (is_child_alone(table)) cost += k_broken;
  return cost - k_parted * static_cast<std::int64_t>(couples_in(table, rules.together));
}

std::int64_t cost_of(const Seated& tables, const SittingRules& rules) {
  std::int64_t cost = 0;
  for (const auto& table : tables) cost += cost_of(table, rules);
  return cost;
}

// Role group by role group, so that a first deal is mixed already.
Seated dealt(std::vector<Guest> guests, std::size_t tables, Chance& chance) {
  mix(guests, chance);
  std::stable_sort(guests.begin(), guests.end(), [](const Guest& one, const Guest& other) {
    return one.role_group < other.role_group;
  });
  Seated seated(tables);
  for (std::size_t at = 0; at < guests.size(); ++at) seated[at % tables].push_back(guests[at]);
  return seated;
}

void swap_for_the_better(Seated& tables, const SittingRules& rules, std::size_t swaps,
                         Chance& chance) {
  for (std::size_t at = 0; at < swaps; ++at) {
    auto& here = tables[chance.below(tables.size())];
    auto& there = tables[chance.below(tables.size())];
    if (&here == &there || here.empty() || there.empty()) continue;
    const std::int64_t before = cost_of(here, rules) + cost_of(there, rules);
    auto& one = here[chance.below(here.size())];
    auto& other = there[chance.below(there.size())];
    std::swap(one, other);
    if (cost_of(here, rules) + cost_of(there, rules) > before) std::swap(one, other);
  }
}

bool sits_wrongly(const std::vector<Guest>& table, const Guest& guest, const SittingRules& rules) {
  if (is_child_alone(table)) return true;
  return std::any_of(table.begin(), table.end(), [&](const Guest& other) {
    return rules.apart.contains(couple_of(guest.person, other.person));
  });
}

// Whoever costs the others least gets up, until nothing is broken.
void get_up(Seated& tables, const SittingRules& rules, std::vector<Guest>& up) {
  for (auto& table : tables) {
    while (!may_sit(table, rules)) {
      auto leaves = table.end();
      std::int64_t least = 0;
      for (auto guest = table.begin(); guest != table.end(); ++guest) {
        if (!sits_wrongly(table, *guest, rules)) continue;
        auto rest = table;
        rest.erase(rest.begin() + (guest - table.begin()));
        const std::int64_t cost = cost_of(rest, rules);
        if (leaves != table.end() && cost >= least) continue;
        leaves = guest;
        least = cost;
      }
      up.push_back(*leaves);
      table.erase(leaves);
    }
  }
}

// Nobody sits at a table alone, unless they are all there is.
void leave_nobody_alone(Seated& tables, std::vector<Guest>& up) {
  if (tables.size() < 2) return;
  for (auto& table : tables) {
    if (table.size() != 1) continue;
    up.push_back(table.front());
    table.clear();
  }
}

std::vector<Key> keys_of(const std::vector<Guest>& guests) {
  std::vector<Key> keys;
  keys.reserve(guests.size());
  for (const auto& guest : guests) keys.push_back(guest.person);
  std::sort(keys.begin(), keys.end());
  return keys;
}

// The best table for one more; null: there is none.
std::vector<Guest>* table_for(Seated& tables, const Guest& guest, const SittingRules& rules,
                              std::size_t most) {
  std::vector<Guest>* best = nullptr;
  std::pair<std::int64_t, std::int64_t> least;
  for (auto& table : tables) {
    if (table.empty() || table.size() >= most) continue;
    auto with = table;
    with.push_back(guest);
    if (!may_sit(with, rules)) continue;
    const auto friends = couples_in(with, rules.together) - couples_in(table, rules.together);
    const std::pair<std::int64_t, std::int64_t> cost{-static_cast<std::int64_t>(friends),
                                                     static_cast<std::int64_t>(table.size())};
    if (best && cost >= least) continue;
    best = &table;
    least = cost;
  }
  return best;
}

std::vector<Guest> seat_these(Seated& tables, std::vector<Guest> guests, const SittingRules& rules,
                              std::size_t most) {
  bool has_changed = true;
  while (has_changed && !guests.empty()) {
    has_changed = false;
    std::vector<Guest> left;
    for (const auto& guest : guests) {
      auto* table = table_for(tables, guest, rules, most);
      if (table) table->push_back(guest);
      has_changed = has_changed || table;
      if (!table) left.push_back(guest);
    }
    guests = std::move(left);
  }
  return guests;
}

}  // namespace

Couple couple_of(const Key& one, const Key& other) {
  return one < other ? Couple{one, other} : Couple{other, one};
}

bool may_sit(const std::vector<Guest>& table, const SittingRules& rules) {
  return !is_child_alone(table) && couples_in(table, rules.apart) == 0;
}

SeatPlan seat(std::vector<Guest> guests, std::size_t tables, const SittingRules& rules,
              std::uint64_t seed) {
  SeatPlan best;
  if (guests.empty() || tables == 0) return best;
  Chance chance(seed);
  std::sort(guests.begin(), guests.end(),
            [](const Guest& one, const Guest& other) { return one.person < other.person; });
  const std::size_t most = (guests.size() + tables - 1) / tables + 1;
  const std::size_t swaps = std::min(guests.size() * k_swaps_a_guest, k_most_swaps);
  std::pair<std::size_t, std::int64_t> least;
  for (std::size_t at = 0; at < k_tries; ++at) {
    Seated seated = dealt(guests, tables, chance);
    swap_for_the_better(seated, rules, swaps, chance);
    std::vector<Guest> up;
    get_up(seated, rules, up);
    leave_nobody_alone(seated, up);
    up = seat_these(seated, std::move(up), rules, most);
    const std::pair<std::size_t, std::int64_t> cost{up.size(), cost_of(seated, rules)};
    if (at > 0 && cost >= least) continue;
    least = cost;
    best = {std::move(seated), keys_of(up)};
  }
  return best;
}

SeatPlan seat_late(Seated tables, const std::vector<Guest>& guests, const SittingRules& rules,
                   std::size_t most) {
  const auto left = seat_these(tables, guests, rules, most);
  return {std::move(tables), keys_of(left)};
}

}  // namespace chorus::kernel

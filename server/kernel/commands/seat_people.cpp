#include "kernel/commands/seat_people.hpp"

#include "kernel/commands/groups.hpp"
#include "kernel/commands/sitting_rules.hpp"
#include "kernel/room/room_state.hpp"
#include "kernel/values/group.hpp"
#include "kernel/values/limits.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <set>
#include <string>
#include <utility>

namespace chorus::kernel {
namespace {

using nlohmann::json;

std::uint64_t drawn_from(Entropy& entropy) {
  std::array<std::byte, sizeof(std::uint64_t)> bytes{};
  entropy.fill(bytes);
  std::uint64_t seed = 0;
  std::memcpy(&seed, bytes.data(), bytes.size());
  return seed;
}

std::vector<Key> people_named(const CoreCall& call) {
  std::vector<Key> people;
  const json& args = call.args();
  for (const auto& key : args.at("people")) {
    people.emplace_back(key.get<std::string>());
  }
  return people;
}

json texts_of_keys(const std::vector<Key>& keys) {
  json texts = json::array();
  for (const Key& key : keys) texts.push_back(key.value());
  return texts;
}

// As if a lead had said where each of them sits.
template <class Handler>
CoreOutcome said_by_a_lead(const CoreCall& call, Handler handler, const json& args,
                           const std::vector<Key>& left_over) {
  Command command = call.command;
  command.args = Body(args.dump());
  CoreOutcome outcome = handler({call.room, call.live, command, call.identity, call.now});
  if (auto* result = std::get_if<CoreChanges>(&outcome)) {
    json answer = json::parse(result->changes.answer.text(), nullptr, false);
    if (!answer.is_object()) answer = json::object();
    answer["left_over"] = texts_of_keys(left_over);
    result->changes.answer = Body(answer.dump());
  }
  return outcome;
}

}  // namespace

CoreOutcome seat_people(const CoreCall& call) {
  const json& args = call.args();
  auto guests = guests_of(call.live, people_named(call));
  if (!guests) return core_rejection("no_such_person");
  const json& tables = args.at("tables");
  if (guests->size() > tables.size() * limits::k_people_a_group) {
    return core_rejection("table_full");
  }
  const SeatPlan plan = seat(std::move(*guests), tables.size(), sitting_rules_in(call.live),
                             drawn_from(call.room.ports.entropy));
  json made{{"groups", json::array()}};
  if (args.contains("instead_of")) made["instead_of"] = args["instead_of"];
  for (const auto& seated : plan.tables) {
    if (seated.empty()) continue;
    json table = tables.at(made["groups"].size());
    table["people"] = json::array();
    for (const auto& guest : seated) table["people"].push_back(guest.person.value());
    made["groups"].push_back(std::move(table));
  }
  return said_by_a_lead(call, make_groups, made, plan.left_over);
}

CoreOutcome seat_late_people(const CoreCall& call) {
  const auto guests = guests_of(call.live, people_named(call));
  if (!guests) return core_rejection("no_such_person");
  Seated tables;
  std::vector<Key> keys;
  std::set<Key> sit_already;
  for (const auto& [key, group] : call.live.index.groups()) {
    std::vector<Guest> table;
    for (const Key& person : group.people) {
      const auto guest = guests_of(call.live, {person});
      if (guest) table.push_back(guest->front());
      sit_already.insert(person);
    }
    tables.push_back(std::move(table));
    keys.push_back(key);
  }
  std::vector<Guest> late;
  for (const auto& guest : *guests) {
    if (!sit_already.contains(guest.person)) late.push_back(guest);
  }
  const SeatPlan plan =
      seat_late(tables, late, sitting_rules_in(call.live), limits::k_people_a_group);
  json moves = json::array();
  for (std::size_t at = 0; at < plan.tables.size(); ++at) {
    for (std::size_t seat = tables[at].size(); seat < plan.tables[at].size(); ++seat) {
      moves.push_back({{"person", plan.tables[at][seat].person.value()}, {"to", keys[at].value()}});
    }
  }
  return said_by_a_lead(call, move_people, {{"moves", std::move(moves)}}, plan.left_over);
}

}  // namespace chorus::kernel

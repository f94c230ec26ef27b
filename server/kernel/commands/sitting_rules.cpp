#include "kernel/commands/sitting_rules.hpp"

#include "kernel/room/room_state.hpp"
#include "kernel/values/body_members.hpp"
#include "kernel/values/limits.hpp"
#include "kernel/values/random_text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace chorus::kernel {
namespace {

using nlohmann::json;

constexpr const char* k_sitting_rule = "sitting-rule";

struct SittingRule {
  Key key;
  std::string how;
  std::vector<Key> people;
};

// What a damaged file lacks rules nothing.
SittingRule sitting_rule_of(const Record& record) {
  SittingRule rule{record.key, text_in(record.body, "how"), {}};
  const json body = json::parse(record.body.text(), nullptr, false);
  const auto people = body.is_object() ? body.find("people") : body.end();
  if (people == body.end() || !people->is_array()) return rule;
  for (const auto& person : *people) {
    if (person.is_string()) rule.people.emplace_back(person.get<std::string>());
  }
  std::sort(rule.people.begin(), rule.people.end());
  return rule;
}

std::vector<SittingRule> rules_of(const LiveSpace& inquiry) {
  std::vector<SittingRule> rules;
  for (const auto& record : records_of(inquiry.space, k_sitting_rule)) {
    rules.push_back(sitting_rule_of(*record));
  }
  return rules;
}

}  // namespace

CoreOutcome set_sitting(const CoreCall& call) {
  const json& args = call.args();
  std::vector<Key> people;
  for (const auto& key : args.at("people")) people.emplace_back(key.get<std::string>());
  std::sort(people.begin(), people.end());
  if (!guests_of(call.live, people)) return core_rejection("no_such_person");
  const std::string how = args.at("how");
  const auto known = rules_of(call.live);
  if (known.size() >= limits::k_sitting_rules) return core_rejection("too_many_rules");
  CoreChanges result;
  for (const auto& rule : known) {
    if (rule.people != people) continue;
    if (rule.how == how) {
      result.changes.answer = Body(json{{"key", rule.key.value()}}.dump());
      return result;
    }
    if (people.size() == 2) result.changes.remove(call.live.space, rule.key);
  }
  Record record;
  record.key = Key(std::string(k_sitting_rule) + "/" + random_id(call.room.ports.entropy));
  record.type = k_sitting_rule;
  record.audience = Audience({"facilitators"});
  record.body = call.command.args;
  result.changes.answer = Body(json{{"key", record.key.value()}}.dump());
  result.changes.put(call.live.space, std::move(record));
  result.changes.undoable = true;
  return result;
}

CoreOutcome drop_sitting(const CoreCall& call) {
  const Key key(call.args().at("key").get<std::string>());
  const auto found = call.live.space.records.find(key);
  if (found == call.live.space.records.end() || found->second->type != k_sitting_rule) {
    return core_rejection("not_here");
  }
  CoreChanges result;
  result.changes.remove(call.live.space, key);
  result.changes.undoable = true;
  return result;
}

SittingRules sitting_rules_in(const LiveSpace& inquiry) {
  SittingRules rules;
  for (const auto& rule : rules_of(inquiry)) {
    if (rule.people.size() != 2) continue;
    auto& couples = rule.how == "apart" ? rules.apart : rules.together;
    couples.insert(couple_of(rule.people[0], rule.people[1]));
  }
  return rules;
}

std::optional<std::vector<Guest>> guests_of(const LiveSpace& inquiry,
                                            const std::vector<Key>& people) {
  std::set<Key> vetted;
  for (const auto& rule : rules_of(inquiry)) {
    if (rule.how == "vetted") vetted.insert(rule.people.begin(), rule.people.end());
  }
  std::vector<Guest> guests;
  for (const Key& key : people) {
    const auto found = inquiry.space.records.find(key);
    if (found == inquiry.space.records.end() || found->second->type != "person") {
      return std::nullopt;
    }
    const auto role_group = role_group_from(text_in(found->second->body, "role_group"));
    guests.push_back({key, role_group.value_or(RoleGroup::unsaid), vetted.contains(key)});
  }
  return guests;
}

std::vector<Key> sitting_rules_with(const LiveSpace& inquiry, const Key& person) {
  std::vector<Key> keys;
  for (const auto& rule : rules_of(inquiry)) {
    const bool names =
        std::find(rule.people.begin(), rule.people.end(), person) != rule.people.end();
    if (names) keys.push_back(rule.key);
  }
  return keys;
}

}  // namespace chorus::kernel

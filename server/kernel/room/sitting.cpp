#include "kernel/room/sitting.hpp"

#include "kernel/room/identity.hpp"
#include "kernel/values/group.hpp"
#include "kernel/values/limits.hpp"

#include <algorithm>
#include <set>

namespace chorus::kernel {
namespace {

using Spaces = std::map<SpaceId, LiveSpace>;

std::set<GroupId> groups_with(const Spaces& spaces, const Key& person) {
  std::set<GroupId> groups;
  for (const auto& [id, live] : spaces) {
    const auto& here = live.index.groups_with(person);
    groups.insert(here.begin(), here.end());
  }
  return groups;
}

// Empty: nobody of this inquiry.
PersonId person_at(const Spaces& spaces, const Key& key) {
  const RecordPtr record = record_at(spaces, {k_inquiry_space, key});
  return record && record->type == "person" ? record->owner : PersonId();
}

std::set<Key> people_in(const RecordPtr& record) {
  const auto group = record ? group_of(*record) : std::nullopt;
  return group ? std::set<Key>(group->people.begin(), group->people.end()) : std::set<Key>();
}

std::vector<Group> groups_put(const ChangeSet& changes) {
  std::vector<Group> groups;
  for (const auto& touched : changes.touched) {
    auto group = touched.after ? group_of(*touched.after) : std::nullopt;
    if (group) groups.push_back(std::move(*group));
  }
  return groups;
}

// As they were before these changes.
std::set<GroupId> groups_touched(const ChangeSet& changes) {
  std::set<GroupId> ids;
  for (const auto& touched : changes.touched) {
    const auto group = touched.before ? group_of(*touched.before) : std::nullopt;
    if (group) ids.insert(group->id);
  }
  return ids;
}

std::size_t count_of_groups(const Spaces& spaces) {
  std::size_t count = 0;
  for (const auto& [id, live] : spaces) count += live.index.groups().size();
  return count;
}

}  // namespace

std::vector<GroupId> groups_of(const Spaces& spaces, const PersonId& person) {
  const auto inquiry = spaces.find(k_inquiry_space);
  if (inquiry == spaces.end() || person.empty()) return {};
  const RecordPtr known = person_record(inquiry->second, person);
  if (!known) return {};
  const auto groups = groups_with(spaces, known->key);
  return {groups.begin(), groups.end()};
}

std::vector<PersonId> persons_moved(const Spaces& spaces, const Publication& publication) {
  std::set<PersonId> persons;
  for (const auto& touched : publication.touched) {
    const RecordPtr& some = touched.after ? touched.after : touched.before;
    const bool comes_or_goes = !touched.before || !touched.after;
    if (some->type == "person" && comes_or_goes) persons.insert(some->owner);
    if (some->type != k_group_kind) continue;
    const auto before = people_in(touched.before);
    const auto after = people_in(touched.after);
    std::vector<Key> moved;
    std::set_symmetric_difference(before.begin(), before.end(), after.begin(), after.end(),
                                  std::back_inserter(moved));
    for (const Key& key : moved) persons.insert(person_at(spaces, key));
  }
  persons.erase(PersonId());
  return {persons.begin(), persons.end()};
}

std::optional<Rejection> why_not_seated(const Spaces& spaces, const Identity& identity,
                                        const ChangeSet& changes) {
  const std::vector<Group> put = groups_put(changes);
  if (put.empty()) return std::nullopt;
  const std::set<GroupId> touched = groups_touched(changes);
  if (count_of_groups(spaces) - touched.size() + put.size() > limits::k_groups) {
    return core_rejection("too_many_groups");
  }
  std::map<Key, std::set<GroupId>> seats;
  for (const auto& group : put) {
    if (group.people.size() > limits::k_people_a_group) return core_rejection("table_full");
    for (const Key& key : group.people) {
      const PersonId person = person_at(spaces, key);
      if (person.empty() || identity.is_lead(person)) return core_rejection("no_such_person");
      seats[key].insert(group.id);
    }
  }
  for (auto& [key, groups] : seats) {
    for (const GroupId& known : groups_with(spaces, key)) {
      if (!touched.contains(known)) groups.insert(known);
    }
    if (groups.size() > limits::k_groups_a_person) return core_rejection("sits_too_often");
  }
  return std::nullopt;
}

}  // namespace chorus::kernel

#include "kernel/room/space_index.hpp"

#include <utility>

namespace chorus::kernel {
namespace {

template <class Name>
const std::set<Key>& keys_under(const std::map<Name, std::set<Key>>& index, const Name& name) {
  static const std::set<Key> k_none;
  const auto found = index.find(name);
  return found == index.end() ? k_none : found->second;
}

template <class Name, class Member>
void take_out(std::map<Name, std::set<Member>>& index, const Name& name, const Member& member) {
  const auto found = index.find(name);
  if (found == index.end()) return;
  found->second.erase(member);
  if (found->second.empty()) index.erase(found);
}

}  // namespace

void SpaceIndex::put(const Record& record) {
  if (!record.owner.empty()) owned_[record.owner].insert(record.key);
  if (record.record_class == RecordClass::contribution) given_[record.owner].insert(record.key);
  const MediumId medium = medium_named_in(record);
  if (!medium.empty()) naming_[medium].insert(record.key);
  if (auto link = link_of(record)) {
    from_[link->from.key].insert(record.key);
    to_[link->to].insert(record.key);
    links_.insert_or_assign(record.key, std::move(*link));
  }
  for (const GroupId& group : record.audience.groups()) addressed_[group].insert(record.key);
  if (auto group = group_of(record)) {
    for (const Key& person : group->people) sits_in_[person].insert(group->id);
    groups_.insert_or_assign(record.key, std::move(*group));
  }
}

void SpaceIndex::remove(const Record& record) {
  take_out(owned_, record.owner, record.key);
  take_out(given_, record.owner, record.key);
  take_out(naming_, medium_named_in(record), record.key);
  for (const GroupId& group : record.audience.groups()) take_out(addressed_, group, record.key);
  if (const auto group = groups_.find(record.key); group != groups_.end()) {
    for (const Key& person : group->second.people) take_out(sits_in_, person, group->second.id);
    groups_.erase(group);
  }
  const auto link = links_.find(record.key);
  if (link == links_.end()) return;
  take_out(from_, link->second.from.key, record.key);
  take_out(to_, link->second.to, record.key);
  links_.erase(link);
}

const std::set<Key>& SpaceIndex::links_from(const Key& key) const { return keys_under(from_, key); }

const std::set<Key>& SpaceIndex::links_to(const Ref& ref) const { return keys_under(to_, ref); }

const std::set<Key>& SpaceIndex::owned_by(const PersonId& person) const {
  return keys_under(owned_, person);
}

bool SpaceIndex::has_given(const PersonId& person) const { return given_.contains(person); }

const std::set<Key>& SpaceIndex::naming(const MediumId& medium) const {
  return keys_under(naming_, medium);
}

const std::set<GroupId>& SpaceIndex::groups_with(const Key& person) const {
  static const std::set<GroupId> k_none;
  const auto found = sits_in_.find(person);
  return found == sits_in_.end() ? k_none : found->second;
}

const std::set<Key>& SpaceIndex::addressed_to(const GroupId& group) const {
  return keys_under(addressed_, group);
}

}  // namespace chorus::kernel

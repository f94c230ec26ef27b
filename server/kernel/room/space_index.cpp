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

template <class Name>
void take_out(std::map<Name, std::set<Key>>& index, const Name& name, const Key& key) {
  const auto found = index.find(name);
  if (found == index.end()) return;
  found->second.erase(key);
  if (found->second.empty()) index.erase(found);
}

}  // namespace

void SpaceIndex::put(const Record& record) {
  if (!record.owner.empty()) owned_[record.owner].insert(record.key);
  const MediumId medium = medium_named_in(record);
  if (!medium.empty()) naming_[medium].insert(record.key);
  if (auto link = link_of(record)) {
    from_[link->from.key].insert(record.key);
    to_[link->to].insert(record.key);
    links_.insert_or_assign(record.key, std::move(*link));
  }
}

void SpaceIndex::remove(const Record& record) {
  take_out(owned_, record.owner, record.key);
  take_out(naming_, medium_named_in(record), record.key);
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

const std::set<Key>& SpaceIndex::naming(const MediumId& medium) const {
  return keys_under(naming_, medium);
}

}  // namespace chorus::kernel

#pragma once

#include "kernel/room/link.hpp"
#include "kernel/values/group.hpp"
#include "kernel/values/medium.hpp"
#include "kernel/values/record.hpp"
#include "kernel/values/ref.hpp"
#include "kernel/values/strong_id.hpp"

#include <map>
#include <set>

namespace chorus::kernel {

// What a command asks of the records of its space, without looking at all of them: who owns what,
// links by either end, who sits in which group and what is addressed to it, which photo or sound
// is named, taken apart once. Kept beside the records by whoever changes them (apply_commit), so it
// says the same as they do at every moment. What is nobody's is not in it.
class SpaceIndex {
 public:
  void put(const Record& record);
  void remove(const Record& record);  // as it was put

  const std::map<Key, Link>& links() const { return links_; }   // by the link's own key
  const std::set<Key>& links_from(const Key& key) const;        // the links' own keys
  const std::set<Key>& links_to(const Ref& ref) const;          // the links' own keys
  const std::set<Key>& owned_by(const PersonId& person) const;  // in key order
  bool has_given(const PersonId& person) const;                 // a contribution
  const std::set<Key>& naming(const MediumId& medium) const;

  const std::map<Key, Group>& groups() const { return groups_; }  // by the group's own key
  const std::set<GroupId>& groups_with(const Key& person) const;  // by the key of who they are
  const std::set<Key>& addressed_to(const GroupId& group) const;  // what names it as audience

 private:
  std::map<Key, Link> links_;
  std::map<Key, std::set<Key>> from_;
  std::map<Ref, std::set<Key>> to_;
  std::map<PersonId, std::set<Key>> owned_;
  std::map<PersonId, std::set<Key>> given_;
  std::map<MediumId, std::set<Key>> naming_;
  std::map<Key, Group> groups_;
  std::map<Key, std::set<GroupId>> sits_in_;
  std::map<GroupId, std::set<Key>> addressed_;
};

}  // namespace chorus::kernel

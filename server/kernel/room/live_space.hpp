#pragma once

#include "kernel/room/space_index.hpp"
#include "kernel/values/commit.hpp"
#include "kernel/values/publication.hpp"
#include "kernel/values/ref.hpp"
#include "kernel/values/space.hpp"
#include "kernel/values/strong_id.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace chorus::kernel {

class Digest;

// A space with what is known of it beside its records: the open vote's ballots, who has voted, and
// the key that makes pseudonyms. The key and the ballots die together, at close.
struct LiveSpace {
  Space space;
  SpaceIndex index;  // of the space's records
  std::map<Key, Ballot> ballots;
  std::set<PersonId> spent;
  std::string box_key;      // empty: none open
  std::uint64_t given = 0;  // the highest Record::given there ever was, as far as is known

  // The one way to change records here.
  void take(Space whole);
  void put(const RecordPtr& record);
  void remove(const Key& key);

  // The pseudonym of a person in this space; empty without a key or a person.
  Mark mark_of(const PersonId& person, const Digest& digest) const;
};

// A thing anywhere in the inquiry; null: it is not there.
RecordPtr record_at(const std::map<SpaceId, LiveSpace>& spaces, const Ref& ref);

// Who somebody said they are, in the inquiry's own space; null: they have not said it.
RecordPtr person_record(const LiveSpace& inquiry, const PersonId& person);

// A ballot as the decider sees it: a record that exists in no file but the box.
RecordPtr as_record(const Ballot& ballot);
std::vector<RecordPtr> ballot_records(const LiveSpace& live);

// The voter's own copy of it, under the key "<kind>/mine".
RecordPtr own_copy(const Ballot& ballot, const PersonId& voter);
Key own_key(const Key& ballot);

}  // namespace chorus::kernel

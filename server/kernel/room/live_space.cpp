#include "kernel/room/live_space.hpp"

#include "kernel/values/ports.hpp"

#include <algorithm>
#include <memory>
#include <utility>

namespace chorus::kernel {
namespace {

constexpr std::size_t k_mark_length = 32;

}  // namespace

void LiveSpace::take(Space whole) {
  space = std::move(whole);
  index = SpaceIndex();
  for (const auto& [key, record] : space.records) {
    index.put(*record);
    given = std::max(given, record->given);
  }
}

void LiveSpace::put(const RecordPtr& record) {
  RecordPtr& place = space.records[record->key];
  if (place) index.remove(*place);
  place = record;
  index.put(*record);
  given = std::max(given, record->given);
}

void LiveSpace::remove(const Key& key) {
  const auto found = space.records.find(key);
  if (found == space.records.end()) return;
  index.remove(*found->second);
  space.records.erase(found);
}

Mark LiveSpace::mark_of(const PersonId& person, const Digest& digest) const {
  if (box_key.empty() || person.empty()) return {};
  const std::string text = person.value() + "|" + space.state.id.value();
  return Mark(digest.keyed(box_key, text).substr(0, k_mark_length));
}

RecordPtr record_at(const std::map<SpaceId, LiveSpace>& spaces, const Ref& ref) {
  const auto space = spaces.find(ref.space);
  if (space == spaces.end()) return nullptr;
  const auto found = space->second.space.records.find(ref.key);
  return found == space->second.space.records.end() ? nullptr : found->second;
}

RecordPtr person_record(const LiveSpace& inquiry, const PersonId& person) {
  for (const Key& key : inquiry.index.owned_by(person)) {
    const auto& record = inquiry.space.records.at(key);
    if (record->type == "person") return record;
  }
  return nullptr;
}

RecordPtr as_record(const Ballot& ballot) {
  Record record;
  record.space = ballot.space;
  record.key = ballot.key;
  record.type = ballot.type;
  record.record_class = RecordClass::ballot;
  record.rev = 1;
  record.audience = Audience({"ballot"});
  record.body = ballot.body;
  return std::make_shared<const Record>(std::move(record));
}

std::vector<RecordPtr> ballot_records(const LiveSpace& live) {
  std::vector<RecordPtr> records;
  records.reserve(live.ballots.size());
  for (const auto& [key, ballot] : live.ballots) records.push_back(as_record(ballot));
  return records;
}

Key own_key(const Key& ballot) {
  return Key(ballot.value().substr(0, ballot.value().find('/')) + "/mine");
}

RecordPtr own_copy(const Ballot& ballot, const PersonId& voter) {
  Record record = *as_record(ballot);
  record.key = own_key(ballot.key);
  record.owner = voter;
  record.audience = Audience({"owner"});
  return std::make_shared<const Record>(std::move(record));
}

}  // namespace chorus::kernel

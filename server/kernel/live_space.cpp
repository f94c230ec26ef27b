#include "kernel/live_space.hpp"

#include "kernel/ports.hpp"

#include <memory>

namespace chorus::kernel {
namespace {

constexpr std::size_t k_mark_length = 32;

}  // namespace

Mark LiveSpace::mark_of(const PersonId& person, const Digest& digest) const {
  if (box_key.empty() || person.empty()) return {};
  const std::string text = person.value() + "|" + space.state.id.value();
  return Mark(digest.keyed(box_key, text).substr(0, k_mark_length));
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

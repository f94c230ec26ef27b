#include "tests/kernel/may_see.hpp"

#include <algorithm>
#include <string>

namespace chorus::test {
namespace {

using kernel::Gate;
using kernel::Record;
using kernel::RecordClass;
using kernel::Role;

// Where somebody sits, read from the records that say it.
bool sits_in(const kernel::Room& room, const kernel::PersonId& person, const std::string& group) {
  const auto at = group.find('@');
  const std::string in = at == std::string::npos ? "inquiry" : group.substr(at + 1);
  const auto& groups = room.space(kernel::SpaceId(in))->records;
  const auto known = groups.find(kernel::Key("group/" + group.substr(0, at)));
  if (known == groups.end()) return false;
  for (const auto& [key, record] : room.space(kernel::k_inquiry_space)->records) {
    const bool is_theirs = record->type == "person" && record->owner == person;
    if (is_theirs && known->second->body.text().find('"' + key.value() + '"') != std::string::npos)
      return true;
  }
  return false;
}

bool reaches_group(const kernel::Room& room, const Record& record, const kernel::PersonId* person) {
  const auto& atoms = record.audience.atoms();
  return std::any_of(atoms.begin(), atoms.end(), [&](const std::string& atom) {
    return atom.starts_with("group:") &&
           (!person || sits_in(room, *person, atom.substr(std::string("group:").size())));
  });
}

}  // namespace

bool may_see(const kernel::Room& room, const kernel::Record& record, const kernel::Reader& reader) {
  if (record.audience.has("ballot")) return false;
  if (record.gate == Gate::until_reveal || record.gate == Gate::withdrawn) return false;
  const bool own = !reader.person.empty() && record.owner == reader.person;
  if (record.audience.has("care") && !own) return false;
  const bool is_private =
      record.record_class == RecordClass::draft || record.record_class == RecordClass::private_;
  if (is_private && !own) return false;
  switch (reader.reader_class.role) {
    case Role::wall: return record.gate == Gate::open && record.audience.has("wall");
    case Role::facilitator:
      return own || record.audience.has("facilitators") || record.audience.has("room") ||
             reaches_group(room, record, nullptr);
    case Role::participant:
      if (record.gate == Gate::hidden || (record.gate == Gate::held && !own)) return false;
      return own || record.audience.has("room") || reaches_group(room, record, &reader.person);
  }
  return false;
}

}  // namespace chorus::test

#include "kernel/room/projection.hpp"

#include "kernel/room/consents.hpp"
#include "kernel/values/permission.hpp"

#include <algorithm>

namespace chorus::kernel {
namespace {

constexpr std::string_view k_override = "override";

bool owns(const Record& record, const Reader& reader) {
  return !reader.person.empty() && record.owner == reader.person;
}

bool admits_group_of(const Audience& audience, const ReaderClass& readers) {
  return std::any_of(readers.groups.begin(), readers.groups.end(),
                     [&](const GroupId& group) { return audience.has(Audience::atom_of(group)); });
}

bool in_any_group(const Record& record) { return !record.audience.groups().empty(); }

// What nobody outside the decider may see, whoever they are.
bool is_shut(const Record& record) {
  return record.record_class == RecordClass::ballot || record.audience.has("ballot") ||
         record.gate == Gate::until_reveal;
}

bool audience_admits(const Record& record, const Reader& reader) {
  if (owns(record, reader)) return true;
  const bool is_private = record.record_class == RecordClass::private_;
  if (record.record_class == RecordClass::draft) return false;
  switch (reader.reader_class.role) {
    case Role::wall: return record.audience.has("wall");
    case Role::facilitator:
      if (is_private) return record.audience.has("facilitators");
      return record.audience.has("facilitators") || record.audience.has("room") ||
             in_any_group(record);
    case Role::participant:
      return record.audience.has("room") || admits_group_of(record.audience, reader.reader_class);
  }
  return false;
}

bool gate_admits(const Record& record, const Reader& reader) {
  const bool lead = reader.reader_class.role == Role::facilitator;
  switch (record.gate) {
    case Gate::open: return true;
    case Gate::held: return lead || owns(record, reader);
    case Gate::hidden: return lead;
    case Gate::until_reveal:
    case Gate::withdrawn: return false;
  }
  return false;
}

Visibility leaving_of_a_person(const Record& record, const Let& let) {
  switch (permission_in(record.audience).value_or(Permission::room)) {
    case Permission::only_me: return Visibility::none;
    case Permission::facilitators:
    case Permission::table:
    case Permission::room: return Visibility::presence;
    case Permission::gist: return let.anything() ? Visibility::gist : Visibility::presence;
    case Permission::words:
    case Permission::named: {
      const bool is_kept = record.gate == Gate::held || !lets_all_of(let, record);
      return is_kept ? Visibility::presence : Visibility::full;
    }
  }
  return Visibility::none;
}

bool sees(const RecordPtr& record, const Reader& reader) {
  return record && view(*record, reader) == Visibility::full;
}

// What a reader is sent of a record besides its body; a change in it is a change to tell.
bool looks_the_same(const Record& a, const Record& b, const Reader& reader) {
  const bool lead = reader.reader_class.role == Role::facilitator;
  const bool on_wall = a.audience.has("wall") == b.audience.has("wall");
  const bool may = permission_in(a.audience) == permission_in(b.audience);
  return a.rev == b.rev && (!lead || (a.gate == b.gate && on_wall && may));
}

}  // namespace

bool is_told(const Notice& notice, const ReaderClass& readers) {
  if (!notice.called) return readers.role == Role::facilitator || !notice.facilitators_only;
  return readers.role == Role::participant &&
         (notice.called->has("room") || admits_group_of(*notice.called, readers));
}

Visibility view(const Record& record, const Reader& reader) {
  // Needs care: to its owner alone it looks as ever.
  const bool is_away = record.audience.has("care") && !owns(record, reader);
  if (is_shut(record) || is_away) return Visibility::none;
  const bool seen = audience_admits(record, reader) && gate_admits(record, reader);
  return seen ? Visibility::full : Visibility::none;
}

// What a person gave leaves the room as far as they let it; what the room made, if the room saw it.
Visibility leaving(const Record& record, const Consents& consents) {
  if (is_shut(record) || record.audience.has("care")) return Visibility::none;
  if (record.gate == Gate::withdrawn) return Visibility::presence;
  if (record.gate == Gate::hidden) return Visibility::none;
  switch (record.record_class) {
    case RecordClass::ballot:
    case RecordClass::draft:
    case RecordClass::private_: return Visibility::none;
    case RecordClass::structure:
      // Whoever reads of an activity also reads why it was opened without a promise.
      if (record.type == k_override) return Visibility::full;
      [[fallthrough]];
    case RecordClass::tally:
      return record.audience.has("room") ? Visibility::full : Visibility::none;
    case RecordClass::contribution: break;
  }
  return leaving_of_a_person(record, consents.of(record.owner));
}

bool leaves_with_name(const Record& record, const Consents& consents) {
  return permission_in(record.audience) == Permission::named && consents.of(record.owner).name;
}

bool may_have(const Medium& medium, const std::vector<RecordPtr>& naming, const Reader& reader) {
  if (naming.empty()) return !reader.person.empty() && medium.owner == reader.person;
  return std::any_of(naming.begin(), naming.end(),
                     [&](const RecordPtr& record) { return sees(record, reader); });
}

Difference difference(const Publication& publication, const Reader& reader) {
  Difference result;
  for (const auto& touched : publication.touched) {
    const bool before = sees(touched.before, reader);
    const bool after = sees(touched.after, reader);
    if (after && !(before && looks_the_same(*touched.before, *touched.after, reader))) {
      result.puts.push_back({touched.after, owns(*touched.after, reader)});
    } else if (before && !after) {
      result.removes.push_back(touched.before->key);
    }
  }
  for (const auto& [person, record] : publication.own_ballots) {
    if (reader.person.empty() || person != reader.person) continue;
    if (record->body.text() == "null") {
      result.removes.push_back(record->key);
    } else {
      result.puts.push_back({record, true});
    }
  }
  if (reader.reader_class.role != Role::wall) {
    result.removes.insert(result.removes.end(), publication.ballots_gone.begin(),
                          publication.ballots_gone.end());
  }
  return result;
}

Difference difference(const std::vector<RecordPtr>& records, const Reader& before,
                      const Reader& after) {
  Difference result;
  for (const auto& record : records) {
    const bool seen = sees(record, before);
    const bool sees_now = sees(record, after);
    if (sees_now && !seen) result.puts.push_back({record, owns(*record, after)});
    if (seen && !sees_now) result.removes.push_back(record->key);
  }
  return result;
}

std::vector<PersonId> concerned_persons(const Publication& publication) {
  std::vector<PersonId> persons;
  const auto add = [&persons](const RecordPtr& record) {
    if (record && !record->owner.empty()) persons.push_back(record->owner);
  };
  for (const auto& touched : publication.touched) {
    add(touched.before);
    add(touched.after);
  }
  for (const auto& [person, record] : publication.own_ballots) persons.push_back(person);
  std::sort(persons.begin(), persons.end());
  persons.erase(std::unique(persons.begin(), persons.end()), persons.end());
  return persons;
}

std::optional<VisibleRecord> visible_to(const RecordPtr& record, const Reader& reader) {
  if (!sees(record, reader)) return std::nullopt;
  return VisibleRecord{record, owns(*record, reader)};
}

std::vector<VisibleRecord> visible_records(const Space& space, const Reader& reader) {
  std::vector<VisibleRecord> result;
  for (const auto& [key, record] : space.records) {
    if (auto visible = visible_to(record, reader)) result.push_back(std::move(*visible));
  }
  return result;
}

}  // namespace chorus::kernel

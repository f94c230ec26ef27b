#include "kernel/room/taken_in.hpp"

#include "kernel/values/permission.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace chorus::kernel {

namespace {

bool travels(const Record& record) {
  const bool put_away = record.gate == Gate::hidden || record.gate == Gate::until_reveal ||
                        record.gate == Gate::withdrawn;
  const auto permission = permission_in(record.audience);
  return !put_away && permission.value_or(Permission::room) >= Permission::facilitators;
}

}  // namespace

bool takes_in(const ActivityType& type, std::string_view kind) {
  return std::find(type.takes_in.begin(), type.takes_in.end(), kind) != type.takes_in.end();
}

RecordPtr as_taken_in(const Record& record, Phase phase) {
  Record copy = record;
  copy.key = Key(record.key.value() + "@" + record.space.value());
  if (!is_shown_to_all(phase)) {
    std::vector<std::string> atoms = copy.audience.atoms();
    std::erase_if(atoms, [](const std::string& atom) {
      return atom == "room" || atom == "wall" || atom.starts_with("group:");
    });
    atoms.emplace_back("facilitators");
    copy.audience = Audience(std::move(atoms));
  }
  return std::make_shared<const Record>(std::move(copy));
}

bool may_be_taken_in(const Record& record) {
  return travels(record) && !record.audience.has("care");
}

namespace {

bool knows(const std::map<SpaceId, LiveSpace>& spaces, const SpaceId& into,
           const ActivityType& type, const Ref& ref) {
  const RecordPtr record = record_at(spaces, ref);
  if (!record || record->gate == Gate::withdrawn) return false;
  return ref.space == into || (takes_in(type, record->type) && may_be_taken_in(*record));
}

}  // namespace

RecordPtr link_as_taken_in(const std::map<SpaceId, LiveSpace>& spaces, const SpaceId& into,
                           const ActivityType& type, const Link& link) {
  if (link.record.space == into) return nullptr;
  if (!knows(spaces, into, type, link.from) || !knows(spaces, into, type, link.to)) return nullptr;
  const RecordPtr known = record_at(spaces, link.record);
  if (!known) return nullptr;
  Record record = *known;
  record.key = Key(text_of(link.record, into));
  nlohmann::json body = nlohmann::json::parse(record.body.text());
  body["from"] = text_of(link.from, into);
  body["to"] = text_of(link.to, into);
  record.body = Body(body.dump());
  return std::make_shared<const Record>(std::move(record));
}

std::vector<RecordPtr> links_as_taken_in(const std::map<SpaceId, LiveSpace>& spaces,
                                         const SpaceId& into, const ActivityType& type,
                                         const Ref& thing) {
  std::vector<RecordPtr> found;
  for (const auto& [id, live] : spaces) {
    std::set<Key> names = live.index.links_to(thing);
    if (id == thing.space) names.merge(std::set<Key>(live.index.links_from(thing.key)));
    for (const Key& name : names) {
      auto link = link_as_taken_in(spaces, into, type, live.index.links().at(name));
      if (link) found.push_back(std::move(link));
    }
  }
  return found;
}

std::vector<RecordPtr> taken_in(const std::map<SpaceId, LiveSpace>& spaces, const SpaceId& into,
                                const ActivityType& type, For whom) {
  std::vector<RecordPtr> records;
  if (type.takes_in.empty()) return records;
  for (const auto& [id, live] : spaces) {
    if (id == into || id == k_inquiry_space) continue;
    for (const auto& [key, record] : live.space.records) {
      const bool may = whom == For::pages ? travels(*record) : may_be_taken_in(*record);
      if (may && takes_in(type, record->type)) {
        records.push_back(as_taken_in(*record, live.space.state.phase));
      }
    }
  }
  std::sort(records.begin(), records.end(),
            [](const RecordPtr& a, const RecordPtr& b) { return a->key < b->key; });
  return records;
}

std::vector<RecordPtr> taken_in_of_group(const std::map<SpaceId, LiveSpace>& spaces,
                                         const SpaceId& into, const ActivityType& type,
                                         const GroupId& group) {
  std::vector<RecordPtr> records;
  for (const auto& [id, live] : spaces) {
    if (id == into || id == k_inquiry_space) continue;
    for (const Key& key : live.index.addressed_to(group)) {
      const RecordPtr& record = live.space.records.at(key);
      if (!travels(*record) || !takes_in(type, record->type)) continue;
      records.push_back(as_taken_in(*record, live.space.state.phase));
    }
  }
  return records;
}

Publication as_taken_in(const Publication& publication, const SpaceId& into,
                        const ActivityType& type, Phase before, Phase after) {
  Publication result;
  result.space = into;
  const auto taken = [](const RecordPtr& record, Phase phase) -> RecordPtr {
    return record && travels(*record) ? as_taken_in(*record, phase) : nullptr;
  };
  for (const auto& touched : publication.touched) {
    const RecordPtr& some = touched.after ? touched.after : touched.before;
    if (!takes_in(type, some->type)) continue;
    Touched entry{taken(touched.before, before), taken(touched.after, after)};
    if (entry.before || entry.after) result.touched.push_back(std::move(entry));
  }
  return result;
}

}  // namespace chorus::kernel

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

bool takes_from(const Taker& into, const SpaceId& from) {
  if (from == into.state.id || from == k_inquiry_space) return false;
  return !into.state.takes_from || into.state.takes_from->contains(from);
}

bool takes_in(const Taker& into, const SpaceId& from, std::string_view kind) {
  const auto& kinds = into.type.takes_in;
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end() && takes_from(into, from);
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

bool knows(const std::map<SpaceId, LiveSpace>& spaces, const Taker& into, const Ref& ref) {
  const RecordPtr record = record_at(spaces, ref);
  if (!record || record->gate == Gate::withdrawn) return false;
  return ref.space == into.state.id ||
         (takes_in(into, ref.space, record->type) && may_be_taken_in(*record));
}

}  // namespace

RecordPtr link_as_taken_in(const std::map<SpaceId, LiveSpace>& spaces, const Taker& into,
                           const Link& link) {
  if (!takes_from(into, link.record.space)) return nullptr;
  if (!knows(spaces, into, link.from) || !knows(spaces, into, link.to)) return nullptr;
  const RecordPtr known = record_at(spaces, link.record);
  if (!known) return nullptr;
  const SpaceId& home = into.state.id;
  Record record = *known;
  record.key = Key(text_of(link.record, home));
  nlohmann::json body = nlohmann::json::parse(record.body.text());
  body["from"] = text_of(link.from, home);
  body["to"] = text_of(link.to, home);
  record.body = Body(body.dump());
  return std::make_shared<const Record>(std::move(record));
}

std::vector<RecordPtr> links_as_taken_in(const std::map<SpaceId, LiveSpace>& spaces,
                                         const Taker& into, const Ref& thing) {
  std::vector<RecordPtr> found;
  for (const auto& [id, live] : spaces) {
    std::set<Key> names = live.index.links_to(thing);
    if (id == thing.space) names.merge(std::set<Key>(live.index.links_from(thing.key)));
    for (const Key& name : names) {
      auto link = link_as_taken_in(spaces, into, live.index.links().at(name));
      if (link) found.push_back(std::move(link));
    }
  }
  return found;
}

std::vector<RecordPtr> taken_in(const std::map<SpaceId, LiveSpace>& spaces, const Taker& into,
                                For whom) {
  std::vector<RecordPtr> records;
  if (into.type.takes_in.empty()) return records;
  for (const auto& [id, live] : spaces) {
    if (!takes_from(into, id)) continue;
    for (const auto& [key, record] : live.space.records) {
      const bool may = whom == For::pages ? travels(*record) : may_be_taken_in(*record);
      if (may && takes_in(into, id, record->type)) {
        records.push_back(as_taken_in(*record, live.space.state.phase));
      }
    }
  }
  std::sort(records.begin(), records.end(),
            [](const RecordPtr& a, const RecordPtr& b) { return a->key < b->key; });
  return records;
}

std::vector<RecordPtr> taken_in_of_group(const std::map<SpaceId, LiveSpace>& spaces,
                                         const Taker& into, const GroupId& group) {
  std::vector<RecordPtr> records;
  for (const auto& [id, live] : spaces) {
    for (const Key& key : live.index.addressed_to(group)) {
      const RecordPtr& record = live.space.records.at(key);
      if (!travels(*record) || !takes_in(into, id, record->type)) continue;
      records.push_back(as_taken_in(*record, live.space.state.phase));
    }
  }
  return records;
}

std::map<Key, RecordPtr> known_of_others(const std::map<SpaceId, LiveSpace>& spaces,
                                         const Taker& into) {
  std::map<Key, RecordPtr> known;
  for (const auto& record : taken_in(spaces, into, For::rules)) known[record->key] = record;
  for (const auto& [id, live] : spaces) {
    for (const auto& [key, link] : live.index.links()) {
      const auto taken = link_as_taken_in(spaces, into, link);
      if (taken) known[taken->key] = taken;
    }
  }
  return known;
}

Publication as_taken_in(const Publication& publication, const Taker& into, Phase before,
                        Phase after) {
  Publication result;
  result.space = into.state.id;
  const auto taken = [](const RecordPtr& record, Phase phase) -> RecordPtr {
    return record && travels(*record) ? as_taken_in(*record, phase) : nullptr;
  };
  for (const auto& touched : publication.touched) {
    const RecordPtr& some = touched.after ? touched.after : touched.before;
    if (!takes_in(into, publication.space, some->type)) continue;
    Touched entry{taken(touched.before, before), taken(touched.after, after)};
    if (entry.before || entry.after) result.touched.push_back(std::move(entry));
  }
  return result;
}

Publication chosen_anew(const std::map<SpaceId, LiveSpace>& spaces, const SpaceState& before,
                        const Taker& into) {
  std::map<Key, Touched> touched;
  for (const auto& record : taken_in(spaces, {before, into.type}, For::pages)) {
    touched[record->key].before = record;
  }
  for (const auto& record : taken_in(spaces, into, For::pages)) {
    touched[record->key].after = record;
  }
  Publication result;
  result.space = into.state.id;
  for (auto& [key, entry] : touched) {
    if (!entry.before || !entry.after) result.touched.push_back(std::move(entry));
  }
  return result;
}

}  // namespace chorus::kernel

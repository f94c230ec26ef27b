#include "kernel/commands/care.hpp"

#include "kernel/commands/tell_history.hpp"
#include "kernel/commands/undo.hpp"
#include "kernel/room/link.hpp"
#include "kernel/room/projection.hpp"
#include "kernel/room/room_state.hpp"
#include "kernel/values/random_text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace chorus::kernel {
namespace {

using nlohmann::json;

// What the copy holds beside the print: which thing it is of, and who pressed.
constexpr const char* k_of = "of";
constexpr const char* k_by = "by";

// Only a thing that leaves the wall gets a new rev, as it would by being taken down: what its owner
// is told is then the same.
void put_away(const CoreCall& call, const Record& known, ChangeSet& changes) {
  Record record = known;
  record.audience = record.audience.without("wall").with("care");
  if (known.audience.has("wall")) {
    changes.put(call.live.space, std::move(record));
  } else {
    changes.put_unnoticed(call.live.space, std::move(record));
  }
}

void keep_copy(const CoreCall& call, const Record& known, const json& printed, ChangeSet& changes) {
  Record copy;
  copy.key = Key(std::string(k_care_type) + "/" + random_id(call.room.ports.entropy));
  copy.type = k_care_type;
  copy.audience = Audience({"care"});
  json body = printed;
  body[k_of] = known.key.value();
  body[k_by] = call.command.actor.person.value();
  copy.body = Body(body.dump());
  changes.put(call.live.space, std::move(copy));
}

// By this very lead, whatever became of the thing since.
std::optional<json> printed_before(const CoreCall& call, const Key& key) {
  for (const auto& copy : records_of(call.live.space, k_care_type)) {
    json body = json::parse(copy->body.text());
    const bool is_theirs =
        body.at(k_of) == key.value() && body.at(k_by) == call.command.actor.person.value();
    if (!is_theirs) continue;
    body.erase(k_of);
    body.erase(k_by);
    return body;
  }
  return std::nullopt;
}

CoreChanges told_once(const json& printed) {
  CoreChanges result;
  result.changes.untold = true;
  result.changes.answer = Body(json{{"print", printed}}.dump());
  result.changes.answer_once = true;
  return result;
}

// Somebody put it there itself: its copy is kept.
bool was_put_in_care(const Space& space, const UndoEntry& entry, const Key& key) {
  const auto copies = records_of(space, k_care_type);
  return std::any_of(copies.begin(), copies.end(), [&](const RecordPtr& copy) {
    const bool goes =
        std::find(entry.made.begin(), entry.made.end(), copy->key) != entry.made.end();
    return !goes && json::parse(copy->body.text()).at(k_of) == key.value();
  });
}

// What it repeats, by links that stand and by those that come back.
std::vector<Key> words_behind(const LiveSpace& live, const UndoEntry& entry, const Key& key) {
  std::vector<Key> keys;
  const auto add = [&](const Link& link) {
    const bool repeats = link.type == k_reproduces && link.to.space == live.space.state.id;
    if (repeats && link.from.key == key) keys.push_back(link.to.key);
  };
  for (const Key& name : live.index.links_from(key)) add(live.index.links().at(name));
  for (const auto& image : entry.before) {
    if (const auto link = link_of(*image)) add(*link);
  }
  return keys;
}

Record out_of_care(const Record& known) {
  Record record = known;
  record.audience = record.audience.without("care");
  return record;
}

// What its owner made of it in care, and what was left there for its sake alone.
void bring_back_copies(const CoreCall& call, const UndoEntry& entry, ChangeSet& changes) {
  for (const auto& image : entry.before) {
    for (const Key& copy : reproductions_of(call.live, image->key)) {
      const Record& known = *call.live.space.records.at(copy);
      if (touches(entry, copy) || !known.audience.has("care")) continue;
      if (stays_in_care(call, entry, copy)) continue;
      changes.put_unnoticed(call.live.space, out_of_care(known));
    }
  }
}

}  // namespace

bool is_protected(const Record& record) { return record.type == k_care_type; }

bool stays_in_care(const CoreCall& call, const UndoEntry& entry, const Key& key) {
  std::vector<Key> edge{key};
  for (std::size_t at = 0; at < edge.size(); ++at) {
    if (was_put_in_care(call.live.space, entry, edge[at])) return true;
    for (const Key& source : words_behind(call.live, entry, edge[at])) {
      if (std::find(edge.begin(), edge.end(), source) == edge.end()) edge.push_back(source);
    }
  }
  return false;
}

CoreOutcome needs_care(const CoreCall& call) {
  const Key key(call.args().at("key").get<std::string>());
  const auto found = call.live.space.records.find(key);
  const Reader lead{{Role::facilitator, {}}, {}};
  if (found == call.live.space.records.end() || view(*found->second, lead) != Visibility::full) {
    const auto printed = printed_before(call, key);
    return printed ? CoreOutcome(told_once(*printed)) : core_rejection("not_here");
  }
  const Record& known = *found->second;
  const json printed{
      {"type", known.type},
      {"activity", call.live.space.state.title},
      {"body", json::parse(known.body.text())},
      {"at", call.now},
      {"witness", json::parse(lead_as_known(call, call.command.actor.person).text())}};
  CoreChanges result = told_once(printed);
  put_away(call, known, result.changes);
  for (const Key& copy : reproductions_of(call.live, key)) {
    const Record& repeats = *call.live.space.records.at(copy);
    const bool is_gone = repeats.gate == Gate::withdrawn || repeats.audience.has("care");
    if (!is_gone) put_away(call, repeats, result.changes);
  }
  keep_copy(call, known, printed, result.changes);
  result.changes.undoable = true;
  return result;
}

CoreChanges care_taken_back(const CoreCall& call, const UndoEntry& entry, bool moved) {
  CoreChanges result;
  for (const auto& image : entry.before) {
    const auto found = call.live.space.records.find(image->key);
    if (found == call.live.space.records.end()) continue;
    if (stays_in_care(call, entry, image->key)) continue;
    Record record = moved ? out_of_care(*found->second) : *image;
    if (found->second->rev == image->rev) {
      result.changes.put_unnoticed(call.live.space, std::move(record));
    } else {
      result.changes.put(call.live.space, std::move(record));
    }
  }
  bring_back_copies(call, entry, result.changes);
  for (const auto& made : entry.made) result.changes.remove(call.live.space, made);
  result.changes.undone = entry.seq;
  result.changes.untold = true;
  result.changes.answer = Body(json{{"command", entry.command}}.dump());
  result.changes.answer_once = true;
  return result;
}

}  // namespace chorus::kernel

#include "kernel/care.hpp"

#include "kernel/history.hpp"
#include "kernel/link.hpp"
#include "kernel/projection.hpp"
#include "kernel/random_text.hpp"
#include "kernel/room_state.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace chorus::kernel {
namespace {

using nlohmann::json;

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
  body["of"] = known.key.value();
  body["by"] = call.command.actor.person.value();
  copy.body = Body(body.dump());
  changes.put(call.live.space, std::move(copy));
}

// It holds the words of something that stays in care, and stays with it (domain C5).
bool repeats_what_stays(const CoreCall& call, const UndoEntry& entry, const Key& key) {
  const auto is_taken_back = [&](const Key& source) {
    return std::any_of(entry.before.begin(), entry.before.end(),
                       [&](const auto& image) { return image->key == source; });
  };
  std::vector<Key> edge{key};
  for (std::size_t at = 0; at < edge.size(); ++at) {
    for (const Key& name : call.live.index.links_from(edge[at])) {
      const Link& link = call.live.index.links().at(name);
      const auto source = call.live.space.records.find(link.to.key);
      const bool repeats = link.type == k_reproduces && link.to.space == call.live.space.state.id;
      if (!repeats || source == call.live.space.records.end()) continue;
      if (source->second->audience.has("care") && !is_taken_back(link.to.key)) return true;
      if (std::find(edge.begin(), edge.end(), link.to.key) == edge.end()) {
        edge.push_back(link.to.key);
      }
    }
  }
  return false;
}

}  // namespace

bool is_protected(const Record& record) { return record.type == k_care_type; }

CoreOutcome needs_care(const CoreCall& call) {
  const Key key(json::parse(call.command.args.text()).at("key").get<std::string>());
  const auto found = call.live.space.records.find(key);
  const Reader lead{{Role::facilitator, {}}, {}};
  if (found == call.live.space.records.end() ||
      view(*found->second, lead, Purpose::live) != Visibility::full) {
    return core_rejection("not_here");
  }
  const Record& known = *found->second;
  const json printed{
      {"type", known.type},
      {"activity", call.live.space.state.title},
      {"body", json::parse(known.body.text())},
      {"at", call.now},
      {"witness", json::parse(lead_as_known(call, call.command.actor.person).text())}};
  CoreChanges result;
  put_away(call, known, result.changes);
  for (const Key& copy : reproductions_of(call.live, key)) {
    const Record& repeats = *call.live.space.records.at(copy);
    const bool is_gone = repeats.gate == Gate::withdrawn || repeats.audience.has("care");
    if (!is_gone) put_away(call, repeats, result.changes);
  }
  keep_copy(call, known, printed, result.changes);
  result.changes.undoable = true;
  result.changes.untold = true;
  result.changes.answer = Body(json{{"print", printed}}.dump());
  result.changes.answer_once = true;
  return result;
}

CoreChanges care_taken_back(const CoreCall& call, const UndoEntry& entry, bool moved) {
  CoreChanges result;
  for (const auto& image : entry.before) {
    const auto found = call.live.space.records.find(image->key);
    if (found == call.live.space.records.end()) continue;
    if (repeats_what_stays(call, entry, image->key)) continue;
    Record record = *image;
    if (moved) {
      record = *found->second;
      record.audience = record.audience.without("care");
    }
    if (found->second->rev == image->rev) {
      result.changes.put_unnoticed(call.live.space, std::move(record));
    } else {
      result.changes.put(call.live.space, std::move(record));
    }
  }
  for (const auto& made : entry.made) result.changes.remove(call.live.space, made);
  result.changes.undone = entry.seq;
  result.changes.untold = true;
  result.changes.answer = Body(json{{"command", entry.command}}.dump());
  result.changes.answer_once = true;
  return result;
}

}  // namespace chorus::kernel

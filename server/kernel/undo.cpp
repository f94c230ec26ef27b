#include "kernel/undo.hpp"

#include "kernel/limits.hpp"
#include "kernel/link.hpp"
#include "kernel/permission.hpp"
#include "kernel/phase_commands.hpp"
#include "kernel/room_state.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace chorus::kernel {
namespace {

bool unchanged_since(const UndoEntry& entry, const Space& space) {
  return std::all_of(entry.after_revs.begin(), entry.after_revs.end(), [&](const auto& after) {
    const auto found = space.records.find(after.first);
    const std::uint64_t rev = found == space.records.end() ? 0 : found->second->rev;
    return rev == after.second;
  });
}

// Something made by this act has since been built upon, here or in another activity, or leans now
// on something itself.
bool is_linked_since(const CoreCall& call, const UndoEntry& entry) {
  const auto made_here = [&](const Ref& ref) {
    return ref.space == entry.space &&
           std::find(entry.made.begin(), entry.made.end(), ref.key) != entry.made.end();
  };
  const auto others = [&](const std::set<Key>& links, const SpaceId& space) {
    return std::any_of(links.begin(), links.end(), [&](const Key& link) {
      return !made_here({space, link});
    });
  };
  return std::any_of(entry.made.begin(), entry.made.end(), [&](const Key& key) {
    if (others(call.live.index.links_from(key), entry.space)) return true;
    return std::any_of(call.room.pending.begin(), call.room.pending.end(), [&](const auto& known) {
      return others(known.second.index.links_to({entry.space, key}), known.first);
    });
  });
}

// A record as it would be with the images back in place; null: there would be none.
const Record* restored(const CoreCall& call, const UndoEntry& entry, const Ref& ref) {
  if (ref.space == entry.space) {
    for (const auto& record : entry.before) {
      if (record->key == ref.key) return record.get();
    }
  }
  const auto space = call.room.pending.find(ref.space);
  if (space == call.room.pending.end()) return nullptr;
  const auto found = space->second.space.records.find(ref.key);
  return found == space->second.space.records.end() ? nullptr : found->second.get();
}

// A link that came back would lead to nothing, or bring words further than what they repeat may go
// by now (domain C5).
bool would_be_loose_or_too_wide(const CoreCall& call, const UndoEntry& entry) {
  return std::any_of(entry.before.begin(), entry.before.end(), [&](const RecordPtr& record) {
    const auto link = link_of(*record);
    if (!link) return false;
    const Record* from = restored(call, entry, link->from);
    const Record* to = restored(call, entry, link->to);
    if (!from || !to) return true;
    if (link->type != k_reproduces) return false;
    const auto limit = permission_in(to->audience);
    const auto own = permission_in(from->audience);
    return to->gate == Gate::withdrawn || (limit && own && *limit < *own);
  });
}

}  // namespace

UndoEntry undo_entry(const ChangeSet& changes, const LiveSpace& before, const Command& command,
                     Instant now) {
  UndoEntry entry;
  entry.space = before.space.state.id;
  entry.command = command.name;
  entry.by = command.actor.person;
  entry.expires = now + limits::to_ms(limits::k_undo_kept);
  if (changes.state) entry.state_before = before.space.state;
  for (const auto& touched : changes.touched) {
    if (touched.before) {
      entry.before.push_back(touched.before);
    } else {
      entry.made.push_back(touched.after->key);
    }
    const Key& key = touched.before ? touched.before->key : touched.after->key;
    entry.after_revs.emplace_back(key, touched.after ? touched.after->rev : 0);
  }
  return entry;
}

CoreOutcome undo_last(const CoreCall& call) {
  auto& entries = call.room.undo[call.live.space.state.id];
  std::erase_if(entries, [&](const UndoEntry& entry) { return entry.expires <= call.now; });
  if (entries.empty()) return core_rejection("nothing_to_undo");
  const UndoEntry& entry = entries.back();
  const nlohmann::json what{{"command", entry.command}};
  const bool moved_on =
      entry.state_before && call.live.space.state.phase == entry.state_before->phase;
  if (moved_on || !unchanged_since(entry, call.live.space) || is_linked_since(call, entry) ||
      would_be_loose_or_too_wide(call, entry)) {
    return core_rejection("changed_since", Body(what.dump()));
  }
  CoreChanges result;
  for (const auto& record : entry.before) result.changes.put(call.live.space, *record);
  for (const auto& key : entry.made) result.changes.remove(call.live.space, key);
  if (entry.state_before) {
    SpaceState state = call.live.space.state;
    state.phase = entry.state_before->phase;
    state.ends_at = entry.state_before->ends_at;
    if (state.phase == Phase::closing_soon) result.changes.wakes.push_back(closing_wake(call));
    result.changes.state = std::move(state);
  }
  result.changes.undone = entry.seq;
  result.changes.answer = Body(what.dump());
  return result;
}

}  // namespace chorus::kernel

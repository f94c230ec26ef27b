#include "kernel/undo.hpp"

#include "kernel/limits.hpp"
#include "kernel/link.hpp"
#include "kernel/room_state.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace chorus::kernel {
namespace {

bool unchanged_since(const UndoEntry& entry, const Space& space) {
  return std::all_of(entry.after_revs.begin(), entry.after_revs.end(), [&](const auto& after) {
    const auto found = space.records.find(after.first);
    const std::uint64_t rev = found == space.records.end() ? 0 : found->second->rev;
    return rev == after.second;
  });
}

// Something made by this act has since been built upon, here or in another activity.
bool is_leaned_on_since(const CoreCall& call, const UndoEntry& entry) {
  const auto made_here = [&](const Ref& ref) {
    return ref.space == entry.space &&
           std::find(entry.made.begin(), entry.made.end(), ref.key) != entry.made.end();
  };
  const auto links = links_in(call.room.pending);
  return std::any_of(links.begin(), links.end(), [&](const Link& link) {
    return made_here(link.to) && !made_here(link.record);
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
  if (moved_on || !unchanged_since(entry, call.live.space) || is_leaned_on_since(call, entry)) {
    return core_rejection("changed_since", Body(what.dump()));
  }
  CoreChanges result;
  for (const auto& record : entry.before) result.changes.put(call.live.space, *record);
  for (const auto& key : entry.made) result.changes.remove(call.live.space, key);
  if (entry.state_before) {
    SpaceState state = call.live.space.state;
    state.phase = entry.state_before->phase;
    state.ends_at = entry.state_before->ends_at;
    result.changes.state = std::move(state);
  }
  result.changes.undone = entry.seq;
  result.changes.answer = Body(what.dump());
  return result;
}

}  // namespace chorus::kernel

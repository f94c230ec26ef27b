#include "kernel/commands/undo.hpp"

#include "kernel/commands/care.hpp"
#include "kernel/commands/phase_commands.hpp"
#include "kernel/room/history.hpp"
#include "kernel/room/link.hpp"
#include "kernel/room/projection.hpp"
#include "kernel/room/room_state.hpp"
#include "kernel/values/limits.hpp"
#include "kernel/values/permission.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <utility>

namespace chorus::kernel {
namespace {

using nlohmann::json;

std::uint64_t rev_in(const Space& space, const Key& key) {
  const auto found = space.records.find(key);
  return found == space.records.end() ? 0 : found->second->rev;
}

// The first record that is not as the act left it; null if all are.
const Key* moved_on(const UndoEntry& entry, const Space& space) {
  const auto moved =
      std::find_if(entry.after_revs.begin(), entry.after_revs.end(),
                   [&](const auto& after) { return rev_in(space, after.first) != after.second; });
  return moved == entry.after_revs.end() ? nullptr : &moved->first;
}

bool state_moved_on(const UndoEntry& entry, const SpaceState& state) {
  if (!entry.state_before) return false;
  if (state.put_away) return true;  // nothing there opens again behind the leads' backs
  return !entry.state_after || entry.state_after->phase != state.phase ||
         entry.state_after->ends_at != state.ends_at || entry.state_after->stage != state.stage;
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
// by now.
bool would_be_loose_or_too_wide(const CoreCall& call, const UndoEntry& entry) {
  return std::any_of(entry.before.begin(), entry.before.end(), [&](const RecordPtr& record) {
    const auto link = link_of(*record);
    if (!link) return false;
    const Record* from = restored(call, entry, link->from);
    const Record* to = restored(call, entry, link->to);
    if (!from || !to) return true;
    if (link->type != k_reproduces) return false;
    const bool is_gone_since = to->gate == Gate::withdrawn && !touches(entry, link->to.key);
    const bool have_rungs = permission_in(to->audience) && permission_in(from->audience);
    return is_gone_since || (have_rungs && goes_further(from->audience, to->audience));
  });
}

bool is_in_care(const Space& space, const Key& key) {
  const auto found = space.records.find(key);
  return found != space.records.end() && found->second->audience.has("care");
}

bool was_in_care(const UndoEntry& entry, const Key& key) {
  return std::any_of(entry.before.begin(), entry.before.end(), [&](const auto& image) {
    return image->key == key && image->audience.has("care");
  });
}

// How far their own words go is the owner's to say: where a lead narrowed it by an act,
// no other lead widens it by undoing that act.
bool would_overrule_owner(const CoreCall& call, const UndoEntry& entry) {
  if (call.command.actor.person == entry.by) return false;
  return std::any_of(entry.before.begin(), entry.before.end(), [&](const RecordPtr& image) {
    const auto found = call.live.space.records.find(image->key);
    if (image->owner != entry.by || found == call.live.space.records.end()) return false;
    const Audience& now = found->second->audience;
    return permission_in(image->audience) && permission_in(now) &&
           goes_further(image->audience, now);
  });
}

// Care that was lifted since is not put back by an image from before.
RecordPtr with_care_of_now(const CoreCall& call, const UndoEntry& entry, const RecordPtr& image) {
  if (!image->audience.has("care") || stays_in_care(call, entry, image->key)) return image;
  Record record = *image;
  record.audience = record.audience.without("care");
  return std::make_shared<const Record>(std::move(record));
}

// What another lead put away as needing care is as if it were not there, and so is every act on it
// from before: taking that back would bring it back.
bool is_there_for(const CoreCall& call, const UndoEntry& entry) {
  if (entry.command == k_care_command) return entry.by == call.command.actor.person;
  return std::none_of(entry.after_revs.begin(), entry.after_revs.end(), [&](const auto& after) {
    return is_in_care(call.live.space, after.first) && !was_in_care(entry, after.first);
  });
}

// The close that gave a thing its number is no act on that thing.
const UndoEntry* last_act(const CoreCall& call, const std::optional<Key>& key) {
  const auto& entries = call.room.acts_in(call.live.space.state.id);
  const auto found = std::find_if(entries.rbegin(), entries.rend(), [&](const UndoEntry& entry) {
    const bool is_of_key = !key || (!entry.state_before && touches(entry, *key));
    return entry.expires > call.now && is_of_key && is_there_for(call, entry);
  });
  return found == entries.rend() ? nullptr : &*found;
}

bool is_visible_to_leads(const CoreCall& call, const Key& key) {
  const auto found = call.live.space.records.find(key);
  const Reader lead{{Role::facilitator, {}}, {}};
  return found != call.live.space.records.end() && view(*found->second, lead) == Visibility::full;
}

Rejection changed_since(const CoreCall& call, const UndoEntry& entry, const Key* key) {
  json what{{"command", entry.command}};
  if (key && is_visible_to_leads(call, *key)) {
    what["key"] = key->value();
    const auto acts = call.room.history.of({entry.space, *key});
    if (!acts.empty() && acts.back().seq > entry.seq)
      what["since"] = word_of(acts.back(), false).value_or("changed");
  }
  return core_rejection("changed_since", Body(what.dump()));
}

// What an undo would take back, so that its button can say so.
CoreOutcome seen_before_undo(const CoreCall& call, const UndoEntry& entry) {
  json told{{"act", entry.seq}, {"command", entry.command}, {"things", 0}};
  for (const auto& [key, rev] : entry.after_revs) {
    const auto found = call.live.space.records.find(key);
    if (found == call.live.space.records.end() || !is_visible_to_leads(call, key)) continue;
    if (!told.contains("key")) told["key"] = key.value();
    told["things"] = told["things"].get<int>() + 1;
  }
  CoreChanges result;
  result.changes.answer = Body(told.dump());
  result.changes.answer_once = true;
  return result;
}

// The phase comes back with what belongs to it: a key for pseudonyms where people may answer, and
// the warning before a close. A close itself is taken back to open, without the warning.
void restore_state(const CoreCall& call, const UndoEntry& entry, CoreChanges& result) {
  SpaceState state = call.live.space.state;
  const bool takes_back_close = state.phase == Phase::closed;
  state.phase = entry.state_before->phase;
  if (takes_back_close && state.phase == Phase::closing_soon) state.phase = Phase::open;
  state.ends_at = entry.state_before->ends_at;
  state.stage = entry.state_before->stage;
  result.changes.cancelled_wakes.emplace_back(k_closing_wake);
  if (state.phase == Phase::closing_soon) result.changes.wakes.push_back(closing_wake(call));
  const bool answers = takes_answers(state.phase) || state.phase == Phase::paused;
  result.changes.state = std::move(state);
  if (answers) open_box(call, result);
}

// Care changes a record without raising its rev, so undoing it must restore that rev: the saved
// image's rev moves along with the record's.
void move_image(UndoEntry& entry, const Key& key, std::uint64_t from, std::uint64_t to) {
  for (auto& image : entry.before) {
    if (image->key != key || image->rev != from) continue;
    Record moved = *image;
    moved.rev = to;
    image = std::make_shared<const Record>(std::move(moved));
  }
}

// Earlier acts wait for the revs they left; what they left is back, at new ones.
void let_earlier_acts_follow(const CoreCall& call, const UndoEntry& entry, ChangeSet& changes) {
  std::map<Key, std::pair<std::uint64_t, std::uint64_t>> moves;  // from the rev it had, to the new
  for (const auto& image : entry.before) {
    for (const auto& touched : changes.touched) {
      if (!touched.after || touched.after->key != image->key) continue;
      if (touched.after->rev != image->rev) moves[image->key] = {image->rev, touched.after->rev};
    }
  }
  for (const auto& earlier : call.room.acts_in(entry.space)) {
    if (earlier.seq >= entry.seq) continue;
    std::optional<UndoEntry> follows;
    for (std::size_t at = 0; at < earlier.after_revs.size(); ++at) {
      const auto& [key, rev] = earlier.after_revs[at];
      const auto move = moves.find(key);
      if (move == moves.end() || move->second.first != rev) continue;
      if (!follows) follows = earlier;
      follows->after_revs[at].second = move->second.second;
      move_image(*follows, key, rev, move->second.second);
    }
    if (follows) changes.followed_undo.push_back(std::move(*follows));
  }
}

}  // namespace

bool touches(const UndoEntry& entry, const Key& key) {
  return std::any_of(entry.after_revs.begin(), entry.after_revs.end(),
                     [&](const auto& after) { return after.first == key; });
}

UndoEntry undo_entry(const ChangeSet& changes, const LiveSpace& before, const Command& command,
                     Instant now) {
  UndoEntry entry;
  entry.space = before.space.state.id;
  entry.command = command.name;
  entry.by = command.actor.person;
  entry.expires = now + limits::to_ms(limits::k_undo_kept);
  if (changes.state) {
    entry.state_before = before.space.state;
    entry.state_after = changes.state;
  }
  for (const auto& touched : changes.touched) {
    if (touched.before) {
      entry.before.push_back(touched.before);
    } else {
      entry.made.push_back(touched.after->key);
    }
    const Key& key = touched.before ? touched.before->key : touched.after->key;
    entry.after_revs.emplace_back(key, touched.after ? touched.after->rev : 0);
  }
  for (const auto& image : entry.before) {
    const auto link = link_of(*image);
    const bool repeats = link && link->type == k_reproduces && link->to.space == entry.space;
    if (repeats && !touches(entry, link->to.key)) {
      entry.after_revs.emplace_back(link->to.key, rev_in(before.space, link->to.key));
    }
  }
  return entry;
}

CoreOutcome undo_act(const CoreCall& call) {
  const json& args = call.args();
  const auto key = args.contains("key") ? std::optional<Key>(args["key"].get<std::string>())
                                        : std::optional<Key>();
  const UndoEntry* entry = last_act(call, key);
  if (!entry) {
    const bool here = !key || is_visible_to_leads(call, *key);
    return core_rejection(here ? "nothing_to_undo" : "not_here");
  }
  if (args.contains("look")) return seen_before_undo(call, *entry);
  const Key* moved = moved_on(*entry, call.live.space);
  if (args.contains("act") && args["act"] != entry->seq) return changed_since(call, *entry, moved);
  if (entry->command == k_care_command) {
    CoreChanges result = care_taken_back(call, *entry, moved != nullptr);
    if (!moved) let_earlier_acts_follow(call, *entry, result.changes);
    return result;
  }
  if (moved || state_moved_on(*entry, call.live.space.state) || is_linked_since(call, *entry) ||
      would_be_loose_or_too_wide(call, *entry) || would_overrule_owner(call, *entry)) {
    return changed_since(call, *entry, moved);
  }
  CoreChanges result;
  for (const auto& image : entry->before) {
    result.changes.put(call.live.space, *with_care_of_now(call, *entry, image));
  }
  for (const auto& made : entry->made) result.changes.remove(call.live.space, made);
  if (entry->state_before) restore_state(call, *entry, result);
  let_earlier_acts_follow(call, *entry, result.changes);
  result.changes.undone = entry->seq;
  result.changes.answer = Body(json{{"command", entry->command}}.dump());
  return result;
}

}  // namespace chorus::kernel

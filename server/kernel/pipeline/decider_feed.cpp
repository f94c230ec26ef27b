#include "kernel/pipeline/decider_feed.hpp"

#include "kernel/commands/care.hpp"
#include "kernel/room/link.hpp"
#include "kernel/room/state_age.hpp"
#include "kernel/room/taken_in.hpp"
#include "kernel/values/ports.hpp"

#include <utility>

namespace chorus::kernel {
namespace {

Space picture_of(const RoomState& room, const Space& space) {
  Space picture = space;
  std::erase_if(picture.records, [](const auto& entry) {
    return entry.second->gate == Gate::withdrawn || is_protected(*entry.second);
  });
  const ActivityType* type = room.ports.types.find(space.state.plugin_id);
  if (!type) return picture;
  for (auto& [key, record] : known_of_others(room.pending, {space.state, *type})) {
    picture.records[key] = std::move(record);
  }
  return picture;
}

}  // namespace

void DeciderFeed::attach(const LiveSpace& live) {
  const ActivityType* type = room_.ports.types.find(live.space.state.plugin_id);
  if (type && age_of(live.space.state, *type) == StateAge::newer) return;
  room_.ports.decider.attach(picture_of(room_, live.space), ballot_records(live));
}

void DeciderFeed::tell(const Commit& commit, const std::vector<Key>& dead_ballots) {
  if (commit.space == k_inquiry_space) return;
  std::vector<RecordPtr> puts;
  std::vector<Key> removes;
  for (const auto& touched : commit.touched) {
    const RecordPtr& record = touched.after;
    if (!record || record->gate == Gate::withdrawn) {
      removes.push_back(touched.key());
    } else if (!is_protected(*record)) {
      puts.push_back(record);
    }
  }
  for (const auto& ballot : commit.ballots) {
    if (ballot.is_taken_back()) {
      removes.push_back(ballot.key);
    } else {
      puts.push_back(as_record(ballot));
    }
  }
  removes.insert(removes.end(), dead_ballots.begin(), dead_ballots.end());
  const LiveSpace& live = *room_.find(commit.space);
  room_.ports.decider.changed(commit.space, live.space.state, puts, removes);
  tell_takers(commit);
}

void DeciderFeed::tell_takers(const Commit& commit) {
  const Phase phase = room_.find(commit.space)->space.state.phase;
  for (const auto& [id, live] : room_.pending) {
    const ActivityType* type = room_.ports.types.find(live.space.state.plugin_id);
    if (!type || type->takes_in.empty()) continue;
    const Taker into{live.space.state, *type};
    if (!takes_from(into, commit.space)) continue;
    std::vector<RecordPtr> puts;
    std::vector<Key> removes;
    for (const auto& touched : commit.touched) {
      const RecordPtr& record = touched.after;
      if (!record) {
        removes.emplace_back(text_of({commit.space, touched.key()}, id));
        continue;
      }
      if (const auto link = link_of(*record)) {
        const auto known = link_as_taken_in(room_.pending, into, *link);
        if (known) puts.push_back(known);
      }
      if (!takes_in(into, commit.space, record->type)) continue;
      if (may_be_taken_in(*record)) {
        puts.push_back(as_taken_in(*record, phase));
        const auto links = links_as_taken_in(room_.pending, into, {commit.space, record->key});
        puts.insert(puts.end(), links.begin(), links.end());
      } else {
        removes.emplace_back(text_of({commit.space, record->key}, id));
      }
    }
    if (puts.empty() && removes.empty()) continue;
    room_.ports.decider.changed(id, live.space.state, puts, removes);
  }
}

void DeciderFeed::tell_choice(const SpaceState& before) {
  const SpaceState& state = room_.at(before.id).space.state;
  const ActivityType* type = room_.ports.types.find(state.plugin_id);
  if (!type || type->takes_in.empty()) return;
  const auto was = known_of_others(room_.pending, {before, *type});
  const auto is = known_of_others(room_.pending, {state, *type});
  std::vector<RecordPtr> puts;
  std::vector<Key> removes;
  for (const auto& [key, record] : is) {
    if (!was.contains(key)) puts.push_back(record);
  }
  for (const auto& [key, record] : was) {
    if (!is.contains(key)) removes.push_back(key);
  }
  if (puts.empty() && removes.empty()) return;
  room_.ports.decider.changed(state.id, state, puts, removes);
}

}  // namespace chorus::kernel

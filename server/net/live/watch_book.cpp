#include "net/live/watch_book.hpp"

#include "kernel/values/limits.hpp"

#include <algorithm>
#include <utility>

namespace chorus::net {

void WatchBook::add(const kernel::SpaceId& space, const kernel::ReaderClass& readers,
                    Session& session) {
  SpaceViews& views = watched(space);
  auto [entry, is_new] = views.classes.try_emplace(readers);
  if (is_new) entry->second = {readers, views.count, {}};
  entry->second.watchers.push_back(&session);
}

void WatchBook::remove(const kernel::SpaceId& space, const kernel::ReaderClass& readers,
                       const Session& session) {
  auto& classes = spaces_[space].classes;
  const auto known = classes.find(readers);
  if (known == classes.end()) return;
  auto& watchers = known->second.watchers;
  const auto found = std::find(watchers.begin(), watchers.end(), &session);
  if (found == watchers.end()) return;
  *found = watchers.back();
  watchers.pop_back();
}

WatchBook::SpaceViews& WatchBook::watched(const kernel::SpaceId& space) {
  SpaceViews& views = spaces_[space];
  std::erase_if(views.classes, [](const auto& entry) { return entry.second.watchers.empty(); });
  return views;
}

std::uint64_t WatchBook::cursor(const kernel::SpaceId& space, const kernel::ReaderClass& readers) {
  SpaceViews& views = spaces_[space];
  const auto known = views.classes.find(readers);
  return known == views.classes.end() ? views.count : known->second.cursor;
}

const SnapshotParts* WatchBook::kept(const kernel::SpaceId& space,
                                     const kernel::ReaderClass& readers, std::uint64_t cursor) {
  const auto& snapshots = spaces_[space].snapshots;
  const auto found =
      std::find_if(snapshots.begin(), snapshots.end(), [&](const Snapshot& snapshot) {
        return snapshot.cursor == cursor && snapshot.readers == readers;
      });
  return found == snapshots.end() ? nullptr : &found->parts;
}

void WatchBook::keep(const kernel::SpaceId& space, Snapshot snapshot) {
  auto& snapshots = spaces_[space].snapshots;
  if (snapshots.size() == limits::k_snapshots_a_space) snapshots.erase(snapshots.begin());
  snapshots.push_back(std::move(snapshot));
}

void WatchBook::clear_snapshots() {
  for (auto& [space, views] : spaces_) views.snapshots.clear();
}

}  // namespace chorus::net

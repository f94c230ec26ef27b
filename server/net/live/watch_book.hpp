#pragma once

#include "kernel/values/reader.hpp"
#include "kernel/values/strong_id.hpp"
#include "net/live/feed.hpp"

#include <cstdint>
#include <map>
#include <unordered_map>
#include <vector>

namespace chorus::net {

class Session;

// Who watches what, by space and reader class, with what all readers of a class have in common: the
// cursor, which counts the changes this class was told of the space, and the snapshot as it stands.
// A class nobody watches is forgotten at the next change; its cursor then starts anew, which is
// safe because a watch always begins with a snapshot.
class WatchBook {
 public:
  struct ClassView {
    kernel::ReaderClass readers;
    std::uint64_t cursor = 0;
    SnapshotParts snapshot;  // empty: to be encoded when next asked for
    std::vector<Session*> watchers;
  };
  using SpaceViews = std::map<kernel::ReaderClass, ClassView>;

  void add(const kernel::SpaceId& space, const kernel::ReaderClass& readers, Session& session);
  void remove(const kernel::SpaceId& space, const kernel::ReaderClass& readers,
              const Session& session);
  ClassView& view(const kernel::SpaceId& space, const kernel::ReaderClass& readers);
  SpaceViews& watched_views(const kernel::SpaceId& space);  // those with a watcher
  void clear_snapshots();

 private:
  std::unordered_map<kernel::SpaceId, SpaceViews> spaces_;
};

}  // namespace chorus::net

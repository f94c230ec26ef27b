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
// cursor, which says up to which change of the space this class was told. All classes count the
// same changes, so those who are told the same are sent the same bytes. A class nobody watches is
// forgotten at the next change or watch; its cursor then starts anew, which is safe because a watch
// always begins with a snapshot. So there are never more classes of a space than watchers of it.
class WatchBook {
 public:
  struct ClassView {
    kernel::ReaderClass readers;
    std::uint64_t cursor = 0;
    std::vector<Session*> watchers;
  };
  // A snapshot, encoded, for all who read alike there and were told as much.
  struct Snapshot {
    kernel::ReaderClass readers;  // as far as the space tells them apart
    std::uint64_t cursor = 0;
    SnapshotParts parts;
  };
  struct SpaceViews {
    std::map<kernel::ReaderClass, ClassView> classes;
    std::uint64_t count = 0;          // of changes that anybody was told
    std::vector<Snapshot> snapshots;  // at most k_snapshots_a_space, the oldest first
  };

  void add(const kernel::SpaceId& space, const kernel::ReaderClass& readers, Session& session);
  void remove(const kernel::SpaceId& space, const kernel::ReaderClass& readers,
              const Session& session);
  SpaceViews& watched(const kernel::SpaceId& space);  // of it, the classes with a watcher
  // Where the class stands, watched or not.
  std::uint64_t cursor(const kernel::SpaceId& space, const kernel::ReaderClass& readers);

  const SnapshotParts* kept(const kernel::SpaceId& space, const kernel::ReaderClass& readers,
                            std::uint64_t cursor);  // null: to be encoded
  void keep(const kernel::SpaceId& space, Snapshot snapshot);
  void clear_snapshots();

 private:
  std::unordered_map<kernel::SpaceId, SpaceViews> spaces_;
};

}  // namespace chorus::net

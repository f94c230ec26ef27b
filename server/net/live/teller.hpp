#pragma once

#include "kernel/room.hpp"
#include "kernel/values/commit.hpp"
#include "kernel/values/publication.hpp"
#include "net/live/feed.hpp"
#include "net/live/sessions.hpp"
#include "net/live/watch_book.hpp"
#include "protocol/encode.hpp"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace chorus::net {

// What happened goes out: one comparison and one encoding a reader class that has a watcher;
// persons whose view differs get their own. Hidden records cannot get past it, for all it sends
// comes out of kernel::difference or Room::snapshot. Room thread only.
class Teller {
 public:
  explicit Teller(Sessions& sessions) : sessions_(sessions) {}

  void attach(kernel::Room& room) { room_ = &room; }
  void published(const kernel::Publication& publication);
  void answered(const kernel::Answer& answer);
  void noticed(const kernel::Notice& notice);
  void sheet_changed();
  void presence_changed() { presence_is_new_ = true; }
  void tell_presence();  // if it has changed since it was told
  void set_door(protocol::Door door);
  const std::optional<protocol::Door>& door() const noexcept { return door_; }

  void watch(const kernel::SpaceId& space, Session& session);
  void unwatch(const kernel::SpaceId& space, const Session& session);
  void forget(const Session& session);  // it watches nothing any more
  SnapshotParts snapshot(const kernel::SpaceId& space, const kernel::Reader& reader);
  SharedMessage fresh(kernel::Role role, Fresh what);
  void clear_snapshots() { book_.clear_snapshots(); }

 private:
  // What one reader gets beside, or instead of, what all of their class get.
  struct Own {
    bool view = false;  // theirs may differ
    std::vector<const kernel::Answer*> answers;
  };
  using OwnBySession = std::map<Session*, Own>;
  OwnBySession own_of(const kernel::Publication& publication) const;
  void tell_class(const kernel::Publication& publication, const OwnBySession& own,
                  WatchBook::ClassView& view);

  Sessions& sessions_;
  kernel::Room* room_ = nullptr;
  WatchBook book_;
  std::optional<protocol::Door> door_;
  std::array<std::string, 3> sheets_told_;  // by role; nothing is said twice
  bool presence_is_new_ = false;
};

}  // namespace chorus::net

#pragma once

#include "kernel/room.hpp"
#include "kernel/values/commit.hpp"
#include "kernel/values/publication.hpp"
#include "net/live/feed.hpp"
#include "net/live/sessions.hpp"
#include "net/live/watch_book.hpp"
#include "protocol/encode.hpp"
#include "protocol/encode_records.hpp"

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
  // Whoever of them sits elsewhere now is told what that lets them see, and what no more.
  void moved(const std::vector<kernel::PersonId>& persons);
  SnapshotParts snapshot(const kernel::SpaceId& space, const kernel::Reader& reader);
  SharedMessage fresh(kernel::Role role, Fresh what);
  protocol::You you(const kernel::Reader& reader) const;
  void clear_snapshots() { book_.clear_snapshots(); }

 private:
  // What one reader gets beside, or instead of, what all of their class get.
  struct Own {
    bool view = false;  // theirs may differ
    std::vector<const kernel::Answer*> answers;
  };
  using OwnBySession = std::map<Session*, Own>;
  // What was encoded of a publication, for the next class that is told just the same.
  struct Encoded {
    kernel::Role role;
    std::uint64_t from = 0;
    kernel::Difference difference;
    SharedMessage text;
  };
  // One publication on its way to all who watch its space.
  struct Telling {
    const kernel::Publication& publication;
    const OwnBySession& own;
    std::uint64_t to = 0;  // the cursor of whoever is told
    std::optional<protocol::PhaseView> phase;
    std::vector<Encoded> encoded;
  };
  OwnBySession own_of(const kernel::Publication& publication) const;
  bool tell_class(Telling& telling, WatchBook::ClassView& view);  // false: nothing for this class
  static SharedMessage encoded(Telling& telling, kernel::Role role, std::uint64_t from,
                               const kernel::Difference& difference);
  void move(Session& session, const kernel::Reader& reader);

  Sessions& sessions_;
  kernel::Room* room_ = nullptr;
  WatchBook book_;
  std::optional<protocol::Door> door_;
  std::array<std::string, 3> sheets_told_;  // by role; nothing is said twice
  bool presence_is_new_ = false;
  std::string presence_told_;
};

}  // namespace chorus::net

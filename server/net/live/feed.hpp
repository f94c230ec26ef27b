#pragma once

#include "kernel/values/commit.hpp"
#include "kernel/values/strong_id.hpp"
#include "net/http/shared_text.hpp"
#include "net/live/outbox.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <set>
#include <variant>
#include <vector>

namespace chorus::net {

// A whole snapshot, encoded; shared by the readers of one class.
using SnapshotParts = std::vector<SharedText>;

// What is told whole, so only the newest matters.
enum class Fresh { sheet, door, presence };

// Makes what a feed owes, at the moment when the line can take it.
class FeedSource {
 public:
  FeedSource() = default;
  virtual ~FeedSource() = default;
  FeedSource(const FeedSource&) = delete;
  FeedSource& operator=(const FeedSource&) = delete;

  virtual SnapshotParts snapshot(const kernel::SpaceId& space) = 0;  // empty: no such space now
  virtual SharedText fresh(Fresh what) = 0;                          // null: not for this reader
  virtual SharedText answer(const kernel::Answer& answer) = 0;
  virtual SharedText filler() = 0;  // a message that may always be sent, never null
};

// Flow control of one session. Live, everything goes straight into the outbox. When the outbox is
// full the feed falls behind: it empties the box, remembers which spaces the reader must get
// afresh, which answers and notices have not left, and what of sheet, door and presence is due; the
// outbox then pulls, one message at a time: welcome, snapshots, sheet and its like, answers, and
// last the changes that came while a snapshot was under way, which wait in a tail as large as an
// outbox. A snapshot too large for the box goes the same way without anything being dropped.
// Answers are kept till they have left, so none is lost; everything else is bounded.
class Feed {
 public:
  Feed(Outbox& outbox, FeedSource& source);

  void welcome(SharedText text);
  void watch(const kernel::SpaceId& space);  // sends a snapshot; again if it is watched already
  void unwatch(const kernel::SpaceId& space);
  const std::set<kernel::SpaceId>& watched() const noexcept { return watched_; }

  // `answers`: those that `text` carries.
  void changes(const kernel::SpaceId& space, SharedText text,
               const std::vector<const kernel::Answer*>& answers = {});
  void answer(const kernel::Answer& answer);
  void fresh(Fresh what, const SharedText& text);
  void notice(SharedText text);
  void pong(SharedText text);

  bool lagging() const noexcept { return lagging_; }
  std::size_t answers_owed() const;
  // The conversation ends: nothing more is owed, `last` is what the page still gets to know.
  void stop(SharedText last);

 private:
  // What must not get lost, with the number under which it is in the outbox; 0: it is not.
  struct Kept {
    std::uint64_t number = 0;
    std::variant<SharedText, kernel::Answer> what;
  };
  struct Late {
    kernel::SpaceId space;
    SharedText text;
    std::vector<kernel::Answer> answers;
  };

  void keep(std::uint64_t number, std::variant<SharedText, kernel::Answer> what);
  void forget_what_left();
  void fall_behind();
  void start_pulling();
  void pull();
  SharedText next();
  SharedText next_snapshot_part();
  SharedText next_fresh();
  SharedText next_kept();
  SharedText next_late();
  void drop_tail();
  void drop_what_comes(const kernel::SpaceId& space);
  bool owes_anything() const;

  Outbox& outbox_;
  FeedSource& source_;
  bool lagging_ = false;
  std::set<kernel::SpaceId> watched_;
  std::set<kernel::SpaceId> stale_;  // watched, and to be sent whole
  SnapshotParts parts_;              // of the snapshot under way, last part first
  kernel::SpaceId parts_of_;
  std::array<bool, 3> told_{true, false, false};  // by Fresh: what this reader is told at all
  std::array<bool, 3> due_{};                     // by Fresh: what is to be told afresh
  SharedText welcome_;
  std::uint64_t welcome_number_ = 0;
  SharedText pong_;
  std::deque<Kept> kept_;
  std::deque<Late> tail_;
  std::size_t tail_bytes_ = 0;
};

}  // namespace chorus::net

#pragma once

#include "kernel/values/commit.hpp"
#include "kernel/values/strong_id.hpp"
#include "net/live/framed_text.hpp"
#include "net/live/outbox.hpp"
#include "net/live/queue.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <set>
#include <variant>
#include <vector>

namespace chorus::net {

// A whole snapshot, encoded; shared by the readers of one class.
using SnapshotParts = std::vector<SharedMessage>;

// What is told whole, so only the newest matters.
enum class Fresh { sheet, door, presence, you };

// Makes what a feed owes, at the moment when the line can take it.
class FeedSource {
 public:
  FeedSource() = default;
  virtual ~FeedSource() = default;
  FeedSource(const FeedSource&) = delete;
  FeedSource& operator=(const FeedSource&) = delete;

  virtual SnapshotParts snapshot(const kernel::SpaceId& space) = 0;  // empty: no such space now
  virtual SharedMessage fresh(Fresh what) = 0;                       // null: not for this reader
  virtual SharedMessage answer(const kernel::Answer& answer) = 0;
  virtual SharedMessage filler() = 0;  // a message that may always be sent, never null
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

  void welcome(SharedMessage text);
  void watch(const kernel::SpaceId& space);  // sends a snapshot; again if it is watched already
  void unwatch(const kernel::SpaceId& space);
  const std::set<kernel::SpaceId>& watched() const noexcept { return watched_; }

  // `answers`: those that `text` carries.
  void changes(const kernel::SpaceId& space, const SharedMessage& text,
               const std::vector<const kernel::Answer*>& answers = {});
  void answer(const kernel::Answer& answer);
  void fresh(Fresh what, const SharedMessage& text);
  void notice(SharedMessage text);
  void pong(SharedMessage text);

  bool lagging() const noexcept { return lagging_; }
  std::size_t answers_owed() const;
  // The conversation ends: nothing more is owed, `last` is what the page still gets to know.
  void stop(SharedMessage last);

 private:
  // What must not get lost, with the number under which it is in the outbox; 0: it is not.
  struct Kept {
    std::uint64_t number = 0;
    std::variant<SharedMessage, kernel::Answer> what;
  };
  struct Late {
    kernel::SpaceId space;
    SharedMessage text;
    std::vector<kernel::Answer> answers;
  };

  void keep(std::uint64_t number, std::variant<SharedMessage, kernel::Answer> what);
  void forget_what_left();
  void fall_behind();
  void start_pulling();
  void pull();
  SharedMessage next();
  SharedMessage next_snapshot_part();
  SharedMessage next_fresh();
  SharedMessage next_kept();
  SharedMessage next_late();
  void push_what_came_late();
  void drop_tail();
  void drop_what_comes(const kernel::SpaceId& space);
  bool owes_anything() const;
  bool owes_before_the_tail() const;

  Outbox& outbox_;
  FeedSource& source_;
  bool lagging_ = false;
  std::set<kernel::SpaceId> watched_;
  std::set<kernel::SpaceId> stale_;  // watched, and to be sent whole
  SnapshotParts parts_;              // of the snapshot under way, last part first
  kernel::SpaceId parts_of_;
  std::array<bool, 4> told_{true};                // by Fresh: what this reader is told at all
  std::array<bool, 4> due_{};                     // by Fresh: what is to be told afresh
  SharedMessage welcome_;                         // owed
  std::weak_ptr<const FramedText> sent_welcome_;  // while it is in the outbox
  std::uint64_t welcome_number_ = 0;
  SharedMessage pong_;
  std::vector<Kept> kept_;
  Queue<Late> tail_;
  std::size_t tail_bytes_ = 0;
};

}  // namespace chorus::net

#pragma once

#include "kernel/commands/withdrawal.hpp"
#include "kernel/pipeline/command_queues.hpp"
#include "kernel/pipeline/decider_feed.hpp"
#include "kernel/pipeline/recovery.hpp"
#include "kernel/pipeline/work.hpp"
#include "kernel/room/change_set.hpp"
#include "kernel/room/room_state.hpp"
#include "kernel/values/decision.hpp"

#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace chorus::kernel {

// The second half of a command's life: what was decided is applied to the pending picture at once,
// so that the next decision is made on it, and handed to the store; when it is durable it is
// applied to the durable picture, published and answered. A refusal ends here too. Either way the
// space is free for its next command before this returns, and the client once it is answered.
class Committing {
 public:
  Committing(RoomState& room, CommandQueues& queues, Recovery& recovery, DeciderFeed& feed);

  void finish(const Work& work, LiveSpace& live, ChangeSet changes);
  void refuse(const Work& work, Rejection rejection);
  // For a command that never came as far as its space's queue.
  void turn_away(const Command& command, Rejection rejection);
  void answer_again(const Command& command);

  // Cards for the leads: what leans on something that was taken back, and papers that may hold it.
  void note_reviews(const std::vector<Review>& missing);
  void note_recalls();
  // What people are shown of who sits where follows the groups.
  void note_seating();

  std::function<void()> on_join_changed;

 private:
  struct Stored;

  void apply(const Work& work, LiveSpace& live, ChangeSet changes);
  void answer_unchanged(const Work& work, const ChangeSet& changes);
  Commit commit_of(const Work& work, LiveSpace& live, const ChangeSet& changes);
  void keep_in_memory(const Commit& commit);
  void leave_out_hasty_nudges(const SpaceId& space, ChangeSet& changes);
  Publication publication_of(const Work& work, const LiveSpace& live, const Commit& commit,
                             const ChangeSet& changes) const;
  void store(const Work& work, Commit commit, Publication publication);
  void stored(const Commit& commit, const Publication& publication);
  void keep_in_identity(const Commit& commit);
  void publish(const Commit& commit, const Publication& publication, Phase before);
  void publish_to_takers(const Publication& publication, Phase before);
  void publish_choice(const SpaceState& before);
  // To pages that looked at an activity before it was carried over, when it took in nothing.
  void publish_taken_in(const SpaceId& into);
  void own_doing(const char* name, ChangeSet changes);

  RoomState& room_;
  CommandQueues& queues_;
  Recovery& recovery_;
  DeciderFeed& feed_;
  std::map<SpaceId, Instant> nudged_;  // people were called back just now
};

}  // namespace chorus::kernel

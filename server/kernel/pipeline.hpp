#pragma once

#include "kernel/command.hpp"
#include "kernel/core_command.hpp"
#include "kernel/decider_feed.hpp"
#include "kernel/evening.hpp"
#include "kernel/identity.hpp"
#include "kernel/output_check.hpp"
#include "kernel/room_state.hpp"
#include "kernel/withdrawal.hpp"

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

namespace chorus::kernel {

// The way of a command (architecture 2.7): known already? may this person, now? decide; check what
// was decided; apply to the pending picture; hand to the store; when durable, publish and answer.
// One command of a space is decided at a time, and one of a client is under way at a time, also
// across spaces. A state machine on the room thread: it asks ports and goes on in their
// completions.
class Pipeline {
 public:
  explicit Pipeline(RoomState& room);

  // Attaches every activity to its decider; reopens sealed votes whose box was lost.
  void start();
  bool submit(Command command, const SeatId& seat);
  void forget_waiting(const ClientId& client);
  void seat(const Identity::Claim& claim,
            std::function<void(std::variant<Identity::Admission, Identity::Refusal>)> done);
  void end_seat(const SeatId& seat, std::function<void(Store::Result)> done);
  void reattach(const std::string& plugin_id);
  void tick();
  // Back to the doors, with nobody on them, if this is another evening than the last (evening.hpp).
  void begin_evening_if_new(HasJustStarted started);

  std::function<void()> on_join_changed;

 private:
  // Something to decide: a command, or the room's own doing (a wake has fired; prepare before
  // open).
  struct Work {
    Command command;
    std::optional<Wake> wake;
    bool prepares = false;  // the command behind it in the queue is the opening that needs it
    bool has_client() const { return !command.client.empty(); }
  };
  struct SpaceQueue {
    std::deque<Work> waiting;
    bool busy = false;
    bool pumping = false;
  };
  struct ClientQueue {
    std::deque<Command> waiting;
    bool busy = false;
    bool pumping = false;
  };

  void pump(const ClientId& client);
  bool is_here_for(const Command& command);
  void pump(const SpaceId& space);
  void start(const Work& work);
  void start_core(const Work& work, LiveSpace& live);
  void start_activity(const Work& work, LiveSpace& live);
  void start_wake(const Work& work, LiveSpace& live);
  std::optional<Rejection> refusal(const Work& work, const LiveSpace& live,
                                   const ActivityType& type) const;
  Call call_for(const Work& work, const LiveSpace& live, Call::What what, std::string name) const;
  void ask_decider(const Work& work, LiveSpace& live, CoreChanges core);
  void decided(const Work& work, const Decision& decision);
  void core_decided(const Work& work, CoreChanges core, const Decision& decision);
  void finish(const Work& work, LiveSpace& live, ChangeSet changes);
  void refuse(const Work& work, Rejection rejection);
  void report_fault(const Work& work, const OutputFault& fault);
  void done_with(const Work& work);

  void forget_answers_of(const ClientId& client);
  Commit commit_of(const Work& work, LiveSpace& live, ChangeSet& changes);
  Publication publication_of(const Work& work, const LiveSpace& live, const Commit& commit,
                             const ChangeSet& changes) const;
  void store(Commit commit, Publication publication, std::optional<ClientId> client);
  void stored(const Commit& commit, const Publication& publication,
              const std::optional<ClientId>& client);
  Surroundings surroundings() const;
  void follow_up(const std::vector<Command>& commands);
  void honour_withdrawals();
  void note_reviews(const std::vector<Review>& missing);
  void note_recalls();
  void publish_to_takers(Publication publication, Phase before);
  void storage_failed();
  void try_to_recover();
  void remember(const Answer& answer);
  void answer_again(const Command& command);
  std::uint64_t seed() const;

  RoomState& room_;
  DeciderFeed feed_;
  std::map<SpaceId, SpaceQueue> spaces_;
  std::unordered_map<ClientId, ClientQueue> clients_;
  std::uint64_t epoch_ = 0;  // raised by a storage failure: completions of before it are void
};

}  // namespace chorus::kernel

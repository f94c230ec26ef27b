#pragma once

#include "kernel/room/history.hpp"
#include "kernel/room/identity.hpp"
#include "kernel/room/live_space.hpp"
#include "kernel/room/media_book.hpp"
#include "kernel/room/wakes.hpp"
#include "kernel/values/command.hpp"
#include "kernel/values/ports.hpp"
#include "kernel/values/reader.hpp"

#include <cstdint>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

namespace chorus::kernel {

// How far a client has come, in memory. Rejections are remembered here too, but not in the file: a
// command refused before a crash is simply decided anew.
struct ClientState {
  SeatId seat;
  std::uint64_t last_k = 0;
  std::uint64_t used = 0;  // rises with each use of any client
  std::deque<std::pair<std::uint64_t, std::variant<Body, Rejection>>> answers;
  // From and to, of commands that had not come when a later one did: they are never done.
  std::deque<std::pair<std::uint64_t, std::uint64_t>> passed_over;

  void begin(std::uint64_t k);  // notes what it passes over
  bool has_passed_over(std::uint64_t k) const;
};

// Why nothing can be done just now, until the file has been read anew.
enum class Trouble {
  none,
  storage,  // it could not be written
  fault,    // the kernel met a fault of its own
};

// Everything a live inquiry knows. `pending` is what deciders and checks see; `durable` is what
// people see. They differ by the commits that are on their way to the file: apply early, publish
// late. Records are shared between the two, so a copy is cheap.
class RoomState {
 public:
  RoomState(Ports ports, Loaded loaded, std::size_t people_limit);

  Ports ports;
  Identity identity;
  std::size_t people_limit;
  std::map<SpaceId, LiveSpace> pending;
  std::map<SpaceId, LiveSpace> durable;
  std::unordered_map<ClientId, ClientState> clients;
  Wakes wakes;
  MediaBook media;
  std::map<SpaceId, std::vector<UndoEntry>> undo;  // oldest first
  History history;                                 // of what is durable
  std::uint64_t next_seq = 1;
  std::map<PersonId, std::uint32_t> here;  // sessions a person has open
  std::map<SpaceId, std::set<PersonId>> composing;
  Trouble trouble = Trouble::none;
  std::vector<Ref> withdrawn;            // by the list beside the file; honoured at the start
  std::vector<Notice> standing_notices;  // told to whoever comes: it still holds

  // The standing notices of results that are missing are those of the durable picture.
  void stand_by_what_is_missing();

  // What went wrong in the kernel itself, by space and by what was being done (Recovery).
  struct Faults {
    int deciding = 0;
    int applying = 0;
    std::optional<Notice> told;  // stands until a lead has it tried again
  };
  std::map<SpaceId, std::map<std::string, Faults>> faults;
  // All that still holds: for whoever comes.
  std::vector<Notice> what_stands() const;

  bool in_trouble() const noexcept { return trouble != Trouble::none; }
  // A client belongs to the seat that first used it. Of those of one seat the k_clients_a_seat last
  // used are remembered.
  void use_client(const ClientId& client, const SeatId& seat);
  // The answer is given again for the same k.
  void remember(const Answer& answer);
  // They stay answered, but with nothing in the answer.
  void forget_answers_of(const ClientId& client);

  // Takes what the file holds as the truth, after a start or a failure of the storage.
  void reset_to(Loaded loaded);
  void keep_undo(const Commit& commit);  // what the commit does to the acts that can be undone
  // What decides for it. Null where its type is not here, or is of another state than what it
  // holds: then it can be read, told in papers and taken back, and no more.
  const ActivityType* type_of(const SpaceState& state) const;
  LiveSpace* find(const SpaceId& id);
  const LiveSpace* find(const SpaceId& id) const;
  // What can be undone in a space, oldest first.
  const std::vector<UndoEntry>& acts_in(const SpaceId& id) const;
  // One that was found before: spaces are never taken away while memory holds.
  LiveSpace& at(const SpaceId& id);
  const LiveSpace* find_durable(const SpaceId& id) const;
  RoleGroup role_group_of(const PersonId& person) const;
  // What they may read, of what is durable. Leads and walls sit nowhere.
  Reader reader_of(Role role, const PersonId& person) const;
  Reader reader_of(const Actor& actor) const { return reader_of(actor.role, actor.person); }

 private:
  void forget_longest_unused(const SeatId& seat);

  std::uint64_t uses_ = 0;
};

// True where a promise is approved and names at least one day people will hear back; no round but
// the first opens without it.
bool has_kept_promise(const std::map<SpaceId, LiveSpace>& spaces, const CoreKinds& kinds);
// `type`: null where it is not installed.
bool needs_promise(const SpaceState& activity, const ActivityType* type);

// Applies a commit's effect to one picture of the inquiry.
void apply_commit(std::map<SpaceId, LiveSpace>& spaces, const Commit& commit);

}  // namespace chorus::kernel

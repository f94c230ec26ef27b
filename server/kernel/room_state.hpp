#pragma once

#include "kernel/history.hpp"
#include "kernel/identity.hpp"
#include "kernel/live_space.hpp"
#include "kernel/ports.hpp"

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
  std::deque<std::pair<std::uint64_t, std::variant<Body, Rejection>>> answers;
};

// Everything a live inquiry knows. `pending` is what deciders and checks see; `durable` is what
// people see. They differ by the commits that are on their way to the file: apply early, publish
// late (architecture 2.2, 3). Records are shared between the two, so a copy is cheap.
class RoomState {
 public:
  RoomState(Ports ports, Loaded loaded, std::size_t people_limit);

  Ports ports;
  Identity identity;
  std::size_t people_limit;
  std::map<SpaceId, LiveSpace> pending;
  std::map<SpaceId, LiveSpace> durable;
  std::unordered_map<ClientId, ClientState> clients;
  std::map<std::pair<SpaceId, std::string>, Wake> wakes;
  std::map<SpaceId, std::vector<UndoEntry>> undo;  // oldest first
  History history;                                 // of what is durable
  std::uint64_t next_seq = 1;
  std::map<PersonId, std::uint32_t> here;  // sessions a person has open
  std::map<SpaceId, std::set<PersonId>> composing;
  bool in_trouble = false;               // the file could not be written
  std::vector<Ref> withdrawn;            // by the list beside the file; honoured at the start
  std::vector<Notice> standing_notices;  // told to whoever comes: it still holds

  // Takes what the file holds as the truth, after a start or a failure of the storage.
  void reset_to(Loaded loaded);
  void keep_undo(const Commit& commit);  // what the commit does to the acts that can be undone
  LiveSpace* find(const SpaceId& id);
  const LiveSpace* find_durable(const SpaceId& id) const;
  RoleGroup role_group_of(const PersonId& person) const;
};

// True where a promise is approved and names at least one day people will hear back; no round but
// the first opens without it.
bool has_kept_promise(const std::map<SpaceId, LiveSpace>& spaces);
bool needs_promise(const SpaceState& activity);

// Applies a commit's effect to one picture of the inquiry.
void apply_commit(std::map<SpaceId, LiveSpace>& spaces, const Commit& commit);

}  // namespace chorus::kernel

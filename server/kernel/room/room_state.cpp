#include "kernel/room/room_state.hpp"

#include "kernel/room/missing_result.hpp"
#include "kernel/room/plan.hpp"
#include "kernel/room/sitting.hpp"
#include "kernel/room/state_age.hpp"
#include "kernel/values/body_members.hpp"
#include "kernel/values/limits.hpp"

#include <algorithm>
#include <stdexcept>

namespace chorus::kernel {

RoomState::RoomState(Ports the_ports, Loaded loaded, std::size_t limit)
    : ports(the_ports),
      identity(the_ports.clock, the_ports.entropy, the_ports.digest),
      people_limit(limit),
      wakes(the_ports.clock) {
  reset_to(std::move(loaded));
}

void RoomState::reset_to(Loaded loaded) {
  pending.clear();
  clients.clear();
  wakes = Wakes(ports.clock);
  undo.clear();
  media = {};
  history = {};
  next_seq = loaded.last_seq + 1;
  withdrawn = loaded.withdrawn;
  take_plan(loaded.spaces);
  for (auto& space : loaded.spaces) {
    const SpaceId id = space.state.id;
    LiveSpace& live = pending[id];
    live.take(std::move(space));
    if (const auto key = loaded.box_keys.find(id); key != loaded.box_keys.end()) {
      live.box_key = key->second;
    }
    if (const auto marks = loaded.spent.find(id); marks != loaded.spent.end()) {
      live.spent.insert(marks->second.begin(), marks->second.end());
    }
  }
  for (auto& ballot : loaded.ballots) {
    LiveSpace* live = ballot.is_taken_back() ? nullptr : find(ballot.space);
    if (live) live->ballots[ballot.key] = ballot;
  }
  for (auto& client : loaded.clients) {
    ClientState& state = clients[client.id];
    state.seat = client.seat;
    state.last_k = client.last_k;
    identity.said_hello(client.seat);
    for (auto& [k, answer] : client.answers) state.answers.emplace_back(k, answer);
  }
  for (const auto& wake : loaded.wakes) wakes.keep(wake);
  for (auto& medium : loaded.media) media.put(std::move(medium));
  for (auto& entry : loaded.undo) {
    if (LiveSpace* live = find(entry.space)) {
      for (const auto& image : entry.before) live->given = std::max(live->given, image->given);
    }
    undo[entry.space].push_back(std::move(entry));
  }
  for (auto& act : loaded.acts) history.keep(std::move(act));
  for (const auto& seat : loaded.seats) identity.keep(seat);
  for (const auto& pass : loaded.passes) identity.keep(pass);
  const auto code = loaded.meta.find("join_code");
  const auto token = loaded.meta.find("join_token");
  if (code != loaded.meta.end() && token != loaded.meta.end()) {
    identity.set_join_secrets(code->second, token->second);
  }
  durable = pending;
  stand_by_what_is_missing();
}

std::vector<Notice> RoomState::what_stands() const {
  std::vector<Notice> notices = standing_notices;
  for (const auto& [space, by_name] : faults) {
    for (const auto& [name, known] : by_name) {
      if (known.told) notices.push_back(*known.told);
    }
  }
  for (const auto& [id, live] : durable) {
    const auto notice = unfitting_state_notice(live.space.state, ports.types);
    if (notice) notices.push_back(*notice);
  }
  return notices;
}

void RoomState::stand_by_what_is_missing() {
  std::erase_if(standing_notices,
                [](const Notice& notice) { return notice.kind == "result_missing"; });
  for (const auto& [id, live] : durable) {
    if (is_result_missing(live)) standing_notices.push_back(missing_result_notice(live));
  }
}

void RoomState::use_client(const ClientId& client, const SeatId& seat) {
  const auto [found, is_new] = clients.try_emplace(client);
  if (found->second.seat.empty()) found->second.seat = seat;
  found->second.used = ++uses_;
  if (is_new) forget_longest_unused(seat);
}

// A page makes a client and keeps it; only something that is no page of ours makes so many.
void RoomState::forget_longest_unused(const SeatId& seat) {
  std::size_t known = 0;
  auto oldest = clients.end();
  for (auto at = clients.begin(); at != clients.end(); ++at) {
    if (at->second.seat != seat) continue;
    ++known;
    if (oldest == clients.end() || at->second.used < oldest->second.used) oldest = at;
  }
  if (known > limits::k_clients_a_seat) clients.erase(oldest);
}

void RoomState::remember(const Answer& answer) {
  ClientState& state = clients[answer.client];
  state.last_k = std::max(state.last_k, answer.k);
  state.answers.emplace_back(answer.k, answer.outcome);
  if (state.answers.size() > limits::k_answers_kept) state.answers.pop_front();
}

void RoomState::forget_answers_of(const ClientId& client) {
  for (auto& [k, outcome] : clients[client].answers) {
    if (std::holds_alternative<Body>(outcome)) outcome = Body();
  }
}

void ClientState::begin(std::uint64_t k) {
  if (k <= last_k + 1) return;
  passed_over.emplace_back(last_k + 1, k - 1);
  if (passed_over.size() > limits::k_answers_kept) passed_over.pop_front();
}

bool ClientState::has_passed_over(std::uint64_t k) const {
  return std::any_of(passed_over.begin(), passed_over.end(),
                     [k](const auto& gap) { return gap.first <= k && k <= gap.second; });
}

void RoomState::keep_undo(const Commit& commit) {
  if (commit.undo) {
    auto& acts = undo[commit.space];
    std::erase_if(acts, [&](const UndoEntry& entry) { return entry.expires <= commit.at; });
    acts.push_back(*commit.undo);
  }
  const auto& dropped = commit.dropped_undo;
  const auto is_gone = [&](const UndoEntry& entry) {
    return entry.seq == commit.undone ||
           std::find(dropped.begin(), dropped.end(), entry.seq) != dropped.end();
  };
  if (commit.undone || !dropped.empty()) {
    for (auto& [space, entries] : undo) std::erase_if(entries, is_gone);
  }
  for (const auto& follows : commit.followed_undo) {
    for (auto& entry : undo[commit.space]) {
      if (entry.seq == follows.seq) entry = follows;
    }
  }
}

const ActivityType* RoomState::type_of(const SpaceState& state) const {
  const ActivityType* type = ports.types.find(state.plugin_id);
  return type && age_of(state, *type) == StateAge::fitting ? type : nullptr;
}

LiveSpace* RoomState::find(const SpaceId& id) {
  const auto found = pending.find(id);
  return found == pending.end() ? nullptr : &found->second;
}

const LiveSpace* RoomState::find(const SpaceId& id) const {
  const auto found = pending.find(id);
  return found == pending.end() ? nullptr : &found->second;
}

const std::vector<UndoEntry>& RoomState::acts_in(const SpaceId& id) const {
  static const std::vector<UndoEntry> k_none;
  const auto found = undo.find(id);
  return found == undo.end() ? k_none : found->second;
}

LiveSpace& RoomState::at(const SpaceId& id) {
  LiveSpace* live = find(id);
  if (!live) throw std::logic_error("no activity " + id.value());
  return *live;
}

const LiveSpace* RoomState::find_durable(const SpaceId& id) const {
  const auto found = durable.find(id);
  return found == durable.end() ? nullptr : &found->second;
}

RoleGroup RoomState::role_group_of(const PersonId& person) const {
  const LiveSpace* inquiry = find_durable(k_inquiry_space);
  if (!inquiry) return RoleGroup::unsaid;
  const RecordPtr record = person_record(*inquiry, person);
  if (!record) return RoleGroup::unsaid;
  return role_group_from(text_in(record->body, "role_group")).value_or(RoleGroup::unsaid);
}

Reader RoomState::reader_of(Role role, const PersonId& person) const {
  if (role != Role::participant) return {{role, {}}, person};
  return {{role, groups_of(durable, person)}, person};
}

bool needs_promise(const SpaceState& activity, const ActivityType* type) {
  return activity.round != "before" || !type || type->needs_promise;
}

bool has_kept_promise(const std::map<SpaceId, LiveSpace>& spaces, const CoreKinds& kinds) {
  for (const auto& [name, kind] : kinds.all()) {
    if (!kind.keeps_promise) continue;
    const auto& how = *kind.keeps_promise;
    for (const auto& [id, live] : spaces) {
      for (const auto& record : records_of(live.space, name)) {
        if (text_in(record->body, how.member) == how.is && lists_any(record->body, how.lists)) {
          return true;
        }
      }
    }
  }
  return false;
}

void apply_commit(std::map<SpaceId, LiveSpace>& spaces, const Commit& commit) {
  LiveSpace& live = spaces[commit.space];
  if (commit.state) live.space.state = *commit.state;
  for (const auto& state : commit.planned) spaces[state.id].space.state = state;
  for (const auto& space : commit.unplanned) spaces[space].space.state.gone = true;
  for (const auto& touched : commit.touched) {
    if (touched.after) {
      live.put(touched.after);
    } else {
      live.remove(touched.key());
    }
  }
  if (commit.opens_box) live.box_key = *commit.opens_box;
  if (commit.clears_spent) live.spent.clear();
  live.spent.insert(commit.spent.begin(), commit.spent.end());
  for (const auto& person : commit.unspent) live.spent.erase(person);
  for (const auto& ballot : commit.ballots) {
    if (ballot.is_taken_back()) {
      live.ballots.erase(ballot.key);
    } else {
      live.ballots[ballot.key] = ballot;
    }
  }
  if (commit.destroys_box) {
    live.ballots.clear();
    live.box_key.clear();
  }
}

}  // namespace chorus::kernel

#include "kernel/room_state.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace chorus::kernel {

RoomState::RoomState(Ports the_ports, Loaded loaded, std::size_t limit)
    : ports(the_ports),
      identity(the_ports.clock, the_ports.entropy, the_ports.digest),
      people_limit(limit) {
  reset_to(std::move(loaded));
}

void RoomState::reset_to(Loaded loaded) {
  pending.clear();
  clients.clear();
  wakes.clear();
  undo.clear();
  history = {};
  next_seq = loaded.last_seq + 1;
  withdrawn = loaded.withdrawn;
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
    for (auto& [k, answer] : client.answers) state.answers.emplace_back(k, answer);
  }
  for (auto& wake : loaded.wakes) {
    std::pair<SpaceId, std::string> name{wake.space, wake.name};
    wakes[std::move(name)] = std::move(wake);
  }
  for (auto& entry : loaded.undo) undo[entry.space].push_back(std::move(entry));
  for (auto& act : loaded.acts) history.keep(std::move(act));
  for (const auto& seat : loaded.seats) identity.keep(seat);
  for (const auto& pass : loaded.passes) identity.keep(pass);
  const auto code = loaded.meta.find("join_code");
  const auto token = loaded.meta.find("join_token");
  if (code != loaded.meta.end() && token != loaded.meta.end()) {
    identity.set_join_secrets(code->second, token->second);
  }
  durable = pending;
}

void RoomState::keep_undo(const Commit& commit) {
  if (commit.undo) undo[commit.space].push_back(*commit.undo);
  const auto is_gone = [&](const UndoEntry& entry) {
    const auto& dropped = commit.dropped_undo;
    return entry.seq == commit.undone ||
           std::find(dropped.begin(), dropped.end(), entry.seq) != dropped.end();
  };
  for (auto& [space, entries] : undo) std::erase_if(entries, is_gone);
  for (const auto& follows : commit.followed_undo) {
    for (auto& entry : undo[commit.space]) {
      if (entry.seq == follows.seq) entry = follows;
    }
  }
}

LiveSpace* RoomState::find(const SpaceId& id) {
  const auto found = pending.find(id);
  return found == pending.end() ? nullptr : &found->second;
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
  const auto body = nlohmann::json::parse(record->body.text());
  return role_group_from(body.value("role_group", "unsaid")).value_or(RoleGroup::unsaid);
}

bool needs_promise(const SpaceState& activity) { return activity.round != "before"; }

bool has_kept_promise(const std::map<SpaceId, LiveSpace>& spaces) {
  for (const auto& [id, live] : spaces) {
    for (const auto& [key, record] : live.space.records) {
      if (record->type != "promise") continue;
      const auto body = nlohmann::json::parse(record->body.text());
      const auto dates = body.find("report_backs");
      if (body.value("state", "") == "approved" && dates != body.end() && !dates->empty()) {
        return true;
      }
    }
  }
  return false;
}

void apply_commit(std::map<SpaceId, LiveSpace>& spaces, const Commit& commit) {
  LiveSpace& live = spaces[commit.space];
  if (commit.state) live.space.state = *commit.state;
  for (const auto& key : commit.removes) live.remove(key);
  for (const auto& record : commit.puts) live.put(record);
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

#include "net/admission/connections.hpp"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

namespace chorus::net {

ConnectionTable::Id ConnectionTable::admit(std::weak_ptr<Connection> connection) {
  const Id id = next_id_++;
  entries_.emplace(id, Entry{std::move(connection), State::silent, {}});
  ids_[index(State::silent)].insert(id);
  if (count(State::silent) > places_.silent) {
    drop_oldest(State::silent);
  }
  return id;
}

void ConnectionTable::hold(Id id, const std::optional<Holder>& holder) {
  const auto found = entries_.find(id);
  if (found == entries_.end()) {
    return;
  }
  auto& entry = found->second;
  const bool is_same = entry.holder && holder ? entry.holder->seat == holder->seat
                                              : entry.holder.has_value() == holder.has_value();
  if (is_same) {
    return;
  }
  let_go(id, entry);
  entry.holder = holder;
  if (entry.takes_place()) {
    ++(entry.may_have_kept() ? taken_by_room_ : taken_);
  }
  if (!holder) {
    return;
  }
  auto& lines = by_seat_[holder->seat];
  lines.insert(id);
  if (lines.size() <= places_.a_seat) {
    return;
  }
  const auto idle = std::ranges::find_if(
      lines, [&](Id line) { return line != id && entries_.at(line).state == State::idle; });
  const auto oldest = *lines.begin() == id ? std::next(lines.begin()) : lines.begin();
  drop(idle != lines.end() ? *idle : *oldest);
}

bool ConnectionTable::has_place_for(const Entry& newcomer) const {
  const auto beyond_kept = taken_by_room_ > places_.kept ? taken_by_room_ - places_.kept : 0;
  const bool is_kept = newcomer.may_have_kept() && taken_by_room_ < places_.kept;
  return is_kept || taken_ + beyond_kept < places_.room;
}

bool ConnectionTable::make_place_for(const Entry& newcomer) {
  while (!has_place_for(newcomer)) {
    if (!drop_for_a_place(State::idle) && !drop_for_a_place(State::asking)) {
      return false;
    }
  }
  return true;
}

// The oldest whose place is not one of the kept ones.
bool ConnectionTable::drop_for_a_place(State state) {
  const auto& ids = ids_[index(state)];
  const auto found = std::ranges::find_if(ids, [this](Id id) {
    return !entries_.at(id).may_have_kept() || taken_by_room_ > places_.kept;
  });
  if (found == ids.end()) {
    return false;
  }
  drop(*found);
  return true;
}

bool ConnectionTable::move(Id id, State state) {
  const auto found = entries_.find(id);
  if (found == entries_.end() || found->second.state == state) {
    return true;
  }
  auto& entry = found->second;
  if (!entry.takes_place() && state != State::silent && !make_place_for(entry)) {
    return false;
  }
  set_state(id, entry, state);
  if (count(State::silent) > places_.silent) {
    drop_oldest(State::silent);
  }
  return true;
}

void ConnectionTable::set_state(Id id, Entry& entry, State state) {
  ids_[index(entry.state)].erase(id);
  ids_[index(state)].insert(id);
  auto& taken = entry.may_have_kept() ? taken_by_room_ : taken_;
  taken -= entry.takes_place() ? 1 : 0;
  entry.state = state;
  taken += entry.takes_place() ? 1 : 0;
}

void ConnectionTable::replace(Id id, std::weak_ptr<Connection> connection) {
  const auto found = entries_.find(id);
  if (found != entries_.end()) {
    found->second.connection = std::move(connection);
  }
}

std::size_t ConnectionTable::lines_of(const kernel::SeatId& seat) const {
  const auto found = by_seat_.find(seat);
  return found == by_seat_.end() ? 0 : found->second.size();
}

// Its place and its seat's count are free; its state stays.
void ConnectionTable::let_go(Id id, const Entry& entry) {
  if (entry.takes_place()) {
    --(entry.may_have_kept() ? taken_by_room_ : taken_);
  }
  if (!entry.holder) {
    return;
  }
  const auto found = by_seat_.find(entry.holder->seat);
  found->second.erase(id);
  if (found->second.empty()) {
    by_seat_.erase(found);
  }
}

void ConnectionTable::gone(Id id) {
  const auto found = entries_.find(id);
  if (found == entries_.end()) {
    return;
  }
  let_go(id, found->second);
  ids_[index(found->second.state)].erase(id);
  entries_.erase(found);
}

bool ConnectionTable::drop_oldest(State state) {
  const auto& ids = ids_[index(state)];
  if (ids.empty()) {
    return false;
  }
  drop(*ids.begin());
  return true;
}

void ConnectionTable::drop(Id id) {
  const auto connection = entries_.at(id).connection.lock();
  gone(id);
  if (connection) {
    connection->drop();
  }
}

void ConnectionTable::drop_all() {
  while (!entries_.empty()) {
    drop(entries_.begin()->first);
  }
}

void ConnectionTable::wind_down_all() { tell_all(&Connection::wind_down); }

void ConnectionTable::look_at_all() { tell_all(&Connection::look); }

void ConnectionTable::tell_all(void (Connection::*what)()) {
  std::vector<std::weak_ptr<Connection>> all;
  all.reserve(entries_.size());
  for (const auto& [id, entry] : entries_) {
    all.push_back(entry.connection);
  }
  for (const auto& each : all) {
    if (const auto connection = each.lock()) {
      (connection.get()->*what)();
    }
  }
}

}  // namespace chorus::net

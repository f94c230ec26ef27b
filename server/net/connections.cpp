#include "net/connections.hpp"

#include <utility>
#include <vector>

namespace chorus::net {

ConnectionTable::ConnectionTable(std::size_t limit, std::size_t silent_limit)
    : limit_(limit), silent_limit_(silent_limit) {}

std::optional<ConnectionTable::Id> ConnectionTable::admit(std::weak_ptr<Connection> connection) {
  if (entries_.size() >= limit_ && !drop_oldest(State::silent) && !drop_oldest(State::idle) &&
      !drop_oldest(State::asking)) {
    return std::nullopt;
  }
  const Id id = next_id_++;
  entries_.emplace(id, Entry{std::move(connection), State::silent});
  ids_[index(State::silent)].insert(id);
  if (count(State::silent) > silent_limit_) {
    drop_oldest(State::silent);
  }
  return id;
}

void ConnectionTable::move(Id id, State state) {
  const auto found = entries_.find(id);
  if (found == entries_.end() || found->second.state == state) {
    return;
  }
  ids_[index(found->second.state)].erase(id);
  ids_[index(state)].insert(id);
  found->second.state = state;
  if (count(State::silent) > silent_limit_) {
    drop_oldest(State::silent);
  }
}

void ConnectionTable::replace(Id id, std::weak_ptr<Connection> connection) {
  const auto found = entries_.find(id);
  if (found != entries_.end()) {
    found->second.connection = std::move(connection);
  }
}

void ConnectionTable::gone(Id id) {
  const auto found = entries_.find(id);
  if (found == entries_.end()) {
    return;
  }
  ids_[index(found->second.state)].erase(id);
  entries_.erase(found);
  if (on_gone) {
    on_gone(id);
  }
}

bool ConnectionTable::drop_oldest(State state) {
  const auto& ids = ids_[index(state)];
  if (ids.empty()) {
    return false;
  }
  const Id id = *ids.begin();
  const auto connection = entries_.at(id).connection.lock();
  gone(id);
  if (connection) {
    connection->drop();
  }
  return true;
}

void ConnectionTable::drop_all() {
  while (!entries_.empty()) {
    const auto [id, entry] = *entries_.begin();
    gone(id);
    if (const auto connection = entry.connection.lock()) {
      connection->drop();
    }
  }
}

void ConnectionTable::wind_down_all() {
  std::vector<std::weak_ptr<Connection>> all;
  all.reserve(entries_.size());
  for (const auto& [id, entry] : entries_) {
    all.push_back(entry.connection);
  }
  for (const auto& each : all) {
    if (const auto connection = each.lock()) {
      connection->wind_down();
    }
  }
}

}  // namespace chorus::net

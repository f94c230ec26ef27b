#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>

namespace chorus::net {

// One open socket, as the table sees it. Room thread only.
class Connection {
 public:
  virtual ~Connection() = default;
  virtual void drop() = 0;       // end at once, whatever it is doing; idempotent
  virtual void wind_down() = 0;  // end politely: finish what is being said, say why, close
};

// Every open connection, and which one goes when there are too many (limits: connections, not yet
// seated). A room is never closed to its people by strangers who only hold sockets open: those who
// have shown no seat and say nothing go first, oldest first; then idle lines of seated devices,
// which their browsers open again unasked; then those without a seat that are being answered, last
// because one of them may be a person whose seat has just been made. Lines in use by seated people
// are never dropped for others. Pure; no address is looked at, since behind one router all have the
// same.
class ConnectionTable {
 public:
  using Id = std::uint64_t;
  enum class State {
    silent,  // no seat shown, nothing asked at the moment
    asking,  // no seat shown, a whole request is being answered
    idle,    // seated, between requests
    seated,  // seated and in use
  };

  ConnectionTable(std::size_t limit, std::size_t silent_limit);

  // Nothing: full of people; close the newcomer. May drop another. Starts silent.
  std::optional<Id> admit(std::weak_ptr<Connection> connection);
  void move(Id id, State state);  // an unknown id is one already dropped
  void replace(Id id, std::weak_ptr<Connection> connection);
  void gone(Id id);
  bool knows(Id id) const { return entries_.contains(id); }

  std::size_t size() const noexcept { return entries_.size(); }
  std::size_t count(State state) const { return ids_[index(state)].size(); }
  std::uint64_t admitted() const noexcept { return next_id_ - 1; }  // since the start

  void drop_all();
  void wind_down_all();

  std::function<void(Id)> on_gone;  // after every removal

 private:
  struct Entry {
    std::weak_ptr<Connection> connection;
    State state;
  };
  static std::size_t index(State state) { return static_cast<std::size_t>(state); }
  bool drop_oldest(State state);

  std::size_t limit_;
  std::size_t silent_limit_;
  Id next_id_ = 1;
  std::map<Id, Entry> entries_;
  std::array<std::set<Id>, 4> ids_;  // by state; ids rise, so the first is the oldest
};

}  // namespace chorus::net

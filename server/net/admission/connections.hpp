#pragma once

#include "net/admission/holder.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <unordered_map>

namespace chorus::net {

// One open socket, as the table sees it. Room thread only.
class Connection {
 public:
  virtual ~Connection() = default;
  virtual void drop() = 0;       // end at once, whatever it is doing; idempotent
  virtual void wind_down() = 0;  // end politely: finish what is being said, say why, close
  virtual void look() {}         // called every few seconds: is the peer still there?
};

// Every open connection, and which one goes when there are too many. One phone, broken or
// malicious, keeps nobody out:
//  - who has shown no seat and says nothing, and who was upgraded and said no hello, is `silent`;
//  of
//    too many of those the oldest goes. A newcomer is always let in as one of them;
//  - a seat has so many lines and no more: of one too many its oldest idle one goes, else its
//  oldest;
//  - whoever asks or is seated takes a place; where all are taken, idle lines go first, for
//  browsers
//    open them again unasked, then those without a seat that are being answered. A line in use by a
//    seated person is never dropped for another one: the newcomer is refused;
//  - leads and walls have places kept for them beside those.
// Pure; no address is looked at, since behind one router all have the same.
class ConnectionTable {
 public:
  using Id = std::uint64_t;
  enum class State {
    silent,  // no seat shown and nothing asked at the moment, or no hello yet
    asking,  // no seat shown, a whole request is being answered
    idle,    // seated, between requests
    seated,  // seated and in use
  };
  struct Places {
    std::size_t room = 0;    // for all who ask or are seated
    std::size_t kept = 0;    // beside them, for leads and walls
    std::size_t silent = 0;  // beside them, for who shows no seat
    std::size_t a_seat = 0;  // lines of one seat
  };

  explicit ConnectionTable(Places places) : places_(places) {}

  Id admit(std::weak_ptr<Connection> connection);  // silent; may drop another silent one
  // Who holds it from now on; may drop another line of that seat. None: nobody.
  void hold(Id id, const std::optional<Holder>& holder);
  // False: no place is free, and the line stays as it was. An unknown id is one already dropped.
  bool move(Id id, State state);
  void replace(Id id, std::weak_ptr<Connection> connection);
  void gone(Id id);
  bool knows(Id id) const { return entries_.contains(id); }

  std::size_t size() const noexcept { return entries_.size(); }
  std::size_t count(State state) const { return ids_[index(state)].size(); }
  std::size_t lines_of(const kernel::SeatId& seat) const;
  std::uint64_t admitted() const noexcept { return next_id_ - 1; }  // since the start

  void drop_all();
  void wind_down_all();
  void look_at_all();

 private:
  struct Entry {
    std::weak_ptr<Connection> connection;
    State state = State::silent;
    std::optional<Holder> holder;
    bool takes_place() const { return state != State::silent; }
    bool may_have_kept() const { return holder && holder->role != kernel::Role::participant; }
  };
  static std::size_t index(State state) { return static_cast<std::size_t>(state); }
  bool has_place_for(const Entry& newcomer) const;
  bool make_place_for(const Entry& newcomer);
  bool drop_for_a_place(State state);
  void set_state(Id id, Entry& entry, State state);
  void let_go(Id id, const Entry& entry);
  bool drop_oldest(State state);
  void drop(Id id);
  void tell_all(void (Connection::*what)());

  Places places_;
  Id next_id_ = 1;
  std::map<Id, Entry> entries_;
  std::array<std::set<Id>, 4> ids_;  // by state; ids rise, so the first is the oldest
  std::unordered_map<kernel::SeatId, std::set<Id>> by_seat_;
  std::size_t taken_ = 0;          // places, by participants and those without a seat
  std::size_t taken_by_room_ = 0;  // by leads and walls
};

}  // namespace chorus::net

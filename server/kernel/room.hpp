#pragma once

#include "kernel/room/identity.hpp"
#include "kernel/room/live_space.hpp"
#include "kernel/room/projection.hpp"
#include "kernel/room/state_age.hpp"
#include "kernel/values/command.hpp"
#include "kernel/values/ports.hpp"
#include "kernel/values/reader.hpp"
#include "kernel/values/space.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace chorus::kernel {

class RoomState;
class Pipeline;

// What must be done before an activity may be opened: its own type asks for it, or the promise.
enum class First { nothing, own, promise };

// One line of the run sheet as a role may see it.
struct SheetLine {
  SpaceId space;
  std::string plugin_id;
  std::string title;
  std::string question;  // may be empty
  std::string round;
  std::uint32_t minutes = 0;
  Phase phase = Phase::draft;
  std::optional<Instant> ends_at;
  Body script;                       // facilitators only, else {}
  First first = First::nothing;      // facilitators only
  std::string stage;                 // empty: its type has none, or it was not opened yet
  StateAge age = StateAge::fitting;  // else its view cannot show what it holds
};

// What stands where the evening was, once a lead has ended it.
struct EveningOver {
  std::string next;  // when and where people meet again, in a lead's words; may be empty
  std::string then;  // the round that comes next on the run sheet; empty: all of it was opened
};

struct Sheet {
  std::string title;
  std::vector<SheetLine> lines;  // participants and wall: only what has been opened
  SpaceId on_wall;               // empty: the doors page
  std::uint32_t wall_page = 0;   // of what is on the wall, as a lead turned it
  bool seating = false;          // the wall shows who sits where instead
  bool blank = false;
  std::optional<EveningOver> over;  // none: the evening goes on
};

// Who is here and heard, for the console.
struct PresenceView {
  struct Group {
    RoleGroup group = RoleGroup::unsaid;
    std::uint32_t here = 0;
    std::uint32_t heard = 0;  // in the open activity
  };
  std::vector<Group> groups;
  std::vector<Key> people;  // who they said they are, of those here; in key order
  std::map<SpaceId, std::uint32_t> composing;  // console writes "some" below three
};

// One live inquiry. Its session count of a person is by `came` and `left`. The only door into the
// kernel; everything on the room thread, nothing waits.
class Room {
 public:
  Room(Ports ports, Loaded loaded, std::size_t people_limit);
  ~Room();
  Room(const Room&) = delete;
  Room& operator=(const Room&) = delete;

  // A command of a seated client; its answer comes through Publisher. Commands of one client are
  // decided strictly one after another. False: k_commands_waiting wait, nothing was taken.
  bool submit(Command command, const SeatId& seat);
  // Ends what a dead session still had waiting; undecided commands are forgotten, the client
  // re-sends.
  void forget_waiting(const ClientId& client);
  // Not yet begun to be decided.
  std::size_t commands_waiting(const ClientId& client) const;
  // The highest k of this client with a durable outcome; a client belongs to the seat that first
  // used it.
  std::optional<std::uint64_t> last_k(const ClientId& client,
                                      const SeatId& seat) const;  // none: not yours

  // Seats. `done` comes when the seat is durable.
  using Seated = std::variant<Identity::Admission, Identity::Refusal>;
  void seat(const Identity::Claim& claim, std::function<void(Seated)> done);
  // The device gives its seat up, for good: once that is durable its sessions end. The person
  // stays.
  void end_seat(const SeatId& seat, std::function<void(Store::Result)> done);
  Identity& identity();

  // Photos and sounds. `done` comes when it is durable: what was made of it, or why not. Whether
  // one more may be kept is also asked before it is sent.
  using MediumKept = std::variant<Medium, Rejection>;
  void keep_medium(NewMedium medium, std::function<void(MediumKept)> done);
  std::optional<Rejection> no_room_for_media(const PersonId& owner) const;
  const Medium* medium(const MediumId& id, const Reader& reader) const;  // null: not for them
  void read_medium(const MediumId& id, std::function<void(MediumBytes)> done);
  Reader reader_of(const Seat& seat) const;
  Actor actor_of(const Seat& seat) const;

  // Reading durable state.
  const Space* space(const SpaceId& id) const;     // null: no such space, or not for anyone yet
  RecordPtr person(const PersonId& person) const;  // who they said they are; null: nobody yet
  bool may_watch(const SpaceId& id, const Reader& reader) const;
  std::vector<VisibleRecord> snapshot(const SpaceId& id, const Reader& reader) const;
  // What a reader of that space is told who has moved, so that nothing need be sent anew.
  Difference moved(const SpaceId& id, const Reader& before, const Reader& after) const;
  // The class as far as that space can tell its readers apart: without groups that nothing is
  // addressed to. Those of one class there have one snapshot, if they have nothing of their own.
  ReaderClass class_in(const SpaceId& id, ReaderClass readers) const;
  // False: nothing in that snapshot is the reader's own, so it is that of their class. Cheap.
  bool may_have_own(const SpaceId& id, const Reader& reader) const;
  Sheet sheet(Role role) const;
  // Every durable record, without ballots, their keys and who has voted: what a report is made of.
  std::map<SpaceId, LiveSpace> records() const;
  PresenceView presence() const;
  // What still holds, or happened before anybody was here; for each session after its welcome.
  std::vector<Notice> standing_notices() const;

  // What sessions tell of participants; leads are nobody's group.
  void came(const PersonId& person);
  void left(const PersonId& person);  // last session of the person ended
  void composing(const PersonId& person, const SpaceId& space, bool yes);

  // Decider news, from the plugin host.
  void plugin_noticed(const Notice& notice);
  void reattach(
      const std::string& plugin_id);  // its process is new: attach every space of it again

  // Nothing can be done until tick() has read the inquiry anew: sessions are turned away with 1013.
  bool in_trouble() const;
  bool cannot_save() const;  // the file is why
  // A handler of the program failed outside this door, and sessions may be half told: everything is
  // read anew, as after a fault inside, but not again within k_fault_rest.
  void failed_outside(std::string_view why);
  // The store found by itself that it cannot write: as if a commit had failed.
  void storage_failed();

  // The join code and token are new: the door's address and QR code must be told anew.
  std::function<void()> on_join_changed;
  // What went wrong inside, in one line for the log.
  std::function<void(std::string_view line)> on_fault;

  // Wakes whom it is time to wake, and mends trouble. Call it a few times a second.
  void tick();
  std::optional<Instant> next_wake() const;  // by the inquiry's clock

 private:
  std::unique_ptr<RoomState> state_;
  std::unique_ptr<Pipeline> pipeline_;
};

}  // namespace chorus::kernel

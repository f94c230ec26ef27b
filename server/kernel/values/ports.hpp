#pragma once

#include "kernel/values/activity_type.hpp"
#include "kernel/values/commit.hpp"
#include "kernel/values/core_kinds.hpp"
#include "kernel/values/decision.hpp"
#include "kernel/values/instant.hpp"
#include "kernel/values/issued.hpp"
#include "kernel/values/loaded.hpp"
#include "kernel/values/medium.hpp"
#include "kernel/values/publication.hpp"
#include "kernel/values/role.hpp"
#include "kernel/values/space.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// What the kernel asks of the world. Everything is called on the room thread and nothing here
// waits: answers come by completion, on the room thread, never from inside a kernel call that the
// port itself was called from... except by fakes, which may complete at once. The pipeline is
// written so that both are right.
namespace chorus::kernel {

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
  virtual Instant steady() const = 0;  // from some beginning; never jumps, whoever sets the clock
};

class Entropy {
 public:
  virtual ~Entropy() = default;
  virtual void fill(std::span<std::byte> bytes) = 0;
};

// Hashes of secrets and pseudonyms, as lower-case hexadecimal of 256 bits.
class Digest {
 public:
  virtual ~Digest() = default;
  virtual std::string of(std::string_view secret) const = 0;
  virtual std::string keyed(std::string_view key, std::string_view text) const = 0;
};

// One question to a decider.
struct Call {
  enum class What { command, opened, phase_changed, stage_changed, woke, migrate };
  What what = What::command;
  SpaceId space;
  // Command or wake name; the new phase or stage where it changed; in migrate the state_version
  // that the records are of; else empty.
  std::string name;
  Body args;  // command args or wake payload
  Role role = Role::participant;
  RoleGroup role_group = RoleGroup::unsaid;
  std::vector<GroupId> groups;  // where the actor sits, sorted
  Mark mark;  // pseudonym of the actor in this space; empty for opened, woke, phase_changed
  std::vector<Key> owned;  // keys of records of this space that the actor owns
  Instant now = 0;
  std::uint64_t seed = 0;
  Phase phase = Phase::draft;
  std::string stage;  // in stage_changed the new one
};

// Decides for the spaces of activities. attach comes before any call for a space; changed keeps the
// decider's picture equal to the pending state, in the order of calls. A ballot travels as a record
// of class ballot with audience {"ballot"}.
class Decider {
 public:
  virtual ~Decider() = default;
  virtual void attach(const Space& space, const std::vector<RecordPtr>& ballots) = 0;
  virtual void detach(const SpaceId& space) = 0;
  virtual void changed(const SpaceId& space, const SpaceState& state,
                       const std::vector<RecordPtr>& puts, const std::vector<Key>& removes) = 0;
  virtual void decide(const Call& call, std::function<void(Decision)> done) = 0;
  // A lead wants an activity that was paused for dying too often to be tried once more.
  virtual void try_again(const SpaceId& space) = 0;
};

// Keeps commits. Completions come in the order of commits. After one `failed` every later commit
// fails too until load() has been called again (fail-stop).
class Store {
 public:
  enum class Result { stored, failed };
  virtual ~Store() = default;
  virtual void commit(Commit commit, std::function<void(Result)> done) = 0;
  virtual Loaded load() = 0;  // throws std::runtime_error with words for the facilitator
  // Null: it is not there, or cannot be read just now.
  virtual void read_medium(const MediumId& id, std::function<void(MediumBytes)> done) = 0;
};

// Tells the sessions. Nothing is told before it is durable.
class Publisher {
 public:
  virtual ~Publisher() = default;
  virtual void published(const Publication& publication) = 0;    // with the answers it carries
  virtual void answered(const Answer& answer) = 0;               // refused, or given before
  virtual void sheet_changed() = 0;                              // run sheet, phases, wall choice
  virtual void presence_changed() = 0;                           // for facilitators
  virtual void moved(const std::vector<PersonId>& persons) = 0;  // they may sit elsewhere now
  virtual void noticed(const Notice& notice) = 0;
  virtual void seat_ended(const SeatId& seat) = 0;  // its sessions close with 4401
  virtual void storage_failed() = 0;                // sessions close with 1013
};

class ActivityTypes {
 public:
  virtual ~ActivityTypes() = default;
  virtual const ActivityType* find(std::string_view plugin_id) const = 0;  // null: not here
  // Chorus's own kinds, and those that activity types here bring with them.
  virtual const CoreKinds& kinds() const { return CoreKinds::shipped(); }
  // Why a type here cannot be set like this; none: it can, or the type is not here.
  virtual std::optional<SettingsFault> settings_fault(std::string_view /*plugin_id*/,
                                                      const Body& /*settings*/) const {
    return std::nullopt;
  }
  // What a part can be made of: `{"types": [...]}`, as `core.gallery` answers it.
  virtual Body gallery() const { return Body(R"({"types":[]})"); }
};

// Checks bodies against schemas. An empty optional is sound; else one line saying where and why.
class Schemas {
 public:
  virtual ~Schemas() = default;
  virtual std::optional<std::string> args_fault(std::string_view plugin_id,
                                                std::string_view command,
                                                const Body& args) const = 0;
  virtual std::optional<std::string> record_fault(std::string_view plugin_id, std::string_view type,
                                                  const Body& body) const = 0;
  virtual std::optional<std::string> core_args_fault(std::string_view command,
                                                     const Body& args) const = 0;
  virtual std::optional<std::string> core_record_fault(std::string_view kind,
                                                       const Body& body) const = 0;
};

// What left the room for good: papers, and copies of the file.
class Register {
 public:
  virtual ~Register() = default;
  virtual const std::vector<IssuedPaper>& papers() = 0;  // oldest first
  // Something that was taken back is durable: what copies there are have to be made anew.
  virtual void taken_back() = 0;
};

struct Ports {
  Clock& clock;
  Entropy& entropy;
  Digest& digest;
  Decider& decider;
  Store& store;
  Publisher& publisher;
  const ActivityTypes& types;
  const Schemas& schemas;
  Register* left = nullptr;  // none: nothing ever leaves this room
};

}  // namespace chorus::kernel

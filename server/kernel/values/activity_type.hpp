#pragma once

#include "kernel/values/audience.hpp"
#include "kernel/values/permission.hpp"
#include "kernel/values/phase.hpp"
#include "kernel/values/record.hpp"
#include "kernel/values/role.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chorus::kernel {

// What the kernel needs to know of a kind of activity: the checked content of its manifest.
struct ActivityType {
  struct RecordType {
    RecordClass record_class = RecordClass::structure;
    Audience default_audience;  // where a put names none
    Gate gate = Gate::open;     // what a new record of this type starts behind
    // Of a contribution whose owner says how far it goes: how far it goes until they do.
    std::optional<Permission> permission = std::nullopt;
  };
  struct CommandType {
    std::vector<Role> roles;    // who may send it
    std::vector<Phase> phases;  // while it is in one of these
    // and, from its opening to its close, at one of these stages; empty: at any
    std::vector<std::string> stages = {};
  };

  std::string id;
  std::string version;
  std::uint32_t state_version = 1;
  std::vector<Phase> phases;
  std::vector<std::string> stages;  // of the time it is open, in order; empty: it has none
  std::map<std::string, RecordType, std::less<>> record_types;
  std::map<std::string, CommandType, std::less<>> command_types;
  // Whether it waits for a kept promise in every round. False: it asks nobody for words that could
  // be acted on, and opens without one in the round "before".
  bool needs_promise = true;
  bool asks_again = false;  // a revealed vote may be reopened for another round, everybody anew
  // What must stand in an activity before it may be opened: a record of this type, its own or a
  // kind it brings forth. Empty: it may be opened as it is.
  std::string opens_with;
  std::vector<std::string> takes_in;      // core kinds, never a record type of an activity's own
  std::vector<std::string> brings_forth;  // core kinds; contributing any other is a fault

  bool has_stage(std::string_view stage) const;
  bool has_ballots() const;
  bool takes_late() const;  // participants may still send something once it is closed
};

// A setting that its type cannot take. `why` is a small word: unknown, does_not_fit, too_much_text.
struct SettingsFault {
  std::string field;
  std::string why;
};

}  // namespace chorus::kernel

#pragma once

#include "kernel/commands/core_command.hpp"

namespace chorus::kernel {

// Who sits where, decided by `seat_plan` and kept as groups of the leads; each is one act that can
// be undone. People are named by the keys of their `person` records. Both answer `{left_over}`: for
// whom there is no seat that breaks no rule.

// `core.seat {people, tables: [{name, picture?, place?}], instead_of?}`: mixed anew. Tables to
// which nobody comes are not made. Answers `{keys}` as well.
CoreOutcome seat_people(const CoreCall& call);
// `core.seat_late {people}`: to the tables that are there. Who sits stays.
CoreOutcome seat_late_people(const CoreCall& call);

}  // namespace chorus::kernel

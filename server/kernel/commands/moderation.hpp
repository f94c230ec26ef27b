#pragma once

#include "kernel/commands/core_command.hpp"

namespace chorus::kernel {

// What a facilitator does to what people wrote: onto the wall and off, away from everyone but the
// leads. Whoever owns a thing may take it off the wall as well, with what repeats its words.
CoreOutcome release_records(const CoreCall& call);
CoreOutcome take_down_records(const CoreCall& call);
CoreOutcome hide_record(const CoreCall& call);
CoreOutcome unhide_record(const CoreCall& call);

}  // namespace chorus::kernel

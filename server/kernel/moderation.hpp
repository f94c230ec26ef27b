#pragma once

#include "kernel/core_command.hpp"

namespace chorus::kernel {

// What a facilitator does to what people wrote: onto the wall and off, away from everyone, care.
CoreOutcome release_records(const CoreCall& call);
CoreOutcome take_down_records(const CoreCall& call);
CoreOutcome hide_record(const CoreCall& call);
CoreOutcome unhide_record(const CoreCall& call);
CoreOutcome needs_care(const CoreCall& call);

}  // namespace chorus::kernel

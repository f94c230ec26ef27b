#pragma once

#include "kernel/commands/core_command.hpp"
#include "kernel/values/audience.hpp"
#include "kernel/values/body.hpp"
#include "kernel/values/record.hpp"
#include "kernel/values/strong_id.hpp"

namespace chorus::kernel {

// The inquiry itself, one record of its own space: title, what the wall shows, whether the evening
// is over (schemas/records/inquiry.schema.json).
inline const Key k_inquiry_record{"inquiry/main"};

// A record of the inquiry's own space as an inquiry begins with it, which nobody gave. Its type is
// the first part of its key.
Record beginning_record(const Key& key, Audience audience, Body body);

// Puts these members of it, an object, in place of what they were.
CoreOutcome change_inquiry(const CoreCall& call, const Body& members);

}  // namespace chorus::kernel

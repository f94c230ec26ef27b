#pragma once

#include "kernel/commands/core_command.hpp"
#include "kernel/room/change_set.hpp"
#include "kernel/values/record.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <vector>

namespace chorus::kernel {

// The `order` of something new among `others`, which are in order: before the one of this key, or
// last where it is null. Only where nothing fits between two neighbours any more are the others
// spread anew, so that two leads who move different things do not meet.
std::int64_t order_before(const CoreCall& call, const std::vector<RecordPtr>& others,
                          const nlohmann::json& before, ChangeSet& changes);

}  // namespace chorus::kernel

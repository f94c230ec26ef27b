#pragma once

#include "kernel/room/change_set.hpp"
#include "kernel/room/live_space.hpp"
#include "kernel/values/publication.hpp"
#include "kernel/values/record.hpp"

namespace chorus::kernel {

// An activity that closed while its rules were down has no result yet. A record for the leads says
// so, in the activity and over restarts, until the result is made: by core.try_again, or by closing
// it once more.
inline const Key k_missing_result_key{"missing-result/closed"};

void note_missing_result(const LiveSpace& live, Instant now, ChangeSet& changes);
bool is_result_missing(const LiveSpace& live);
Notice missing_result_notice(const LiveSpace& live);

}  // namespace chorus::kernel

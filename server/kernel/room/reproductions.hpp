#pragma once

#include "kernel/room/change_set.hpp"
#include "kernel/room/live_space.hpp"

namespace chorus::kernel {

// What repeats somebody's words, as a link of kind `reproduces` says, goes no further than they do.

// What repeats words that a lead has put away is put away from the start.
void put_away_with(const LiveSpace& live, ChangeSet& changes, const Key& copy, const Key& original);

// Whatever reproduces what these changes touch takes the strictest permission, a copy of a copy
// too.
void narrow_reproductions(const LiveSpace& live, ChangeSet& changes);

}  // namespace chorus::kernel

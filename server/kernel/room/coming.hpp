#pragma once

#include "kernel/room/change_set.hpp"
#include "kernel/room/live_space.hpp"

namespace chorus::kernel {

// A record of the space as it is, and as it will be once these changes are made. Null: none.
const Record* existing(const LiveSpace& live, const Key& key);
const Record* coming(const LiveSpace& live, const ChangeSet& changes, const Key& key);

}  // namespace chorus::kernel

#pragma once

#include "kernel/values/record.hpp"

namespace chorus::kernel {

// An approved promise in the inquiry's own space, which the leads alone read: for a room where one
// activity type is tried by itself, so that it may open in any round.
RecordPtr kept_promise();

}  // namespace chorus::kernel

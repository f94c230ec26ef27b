#pragma once

#include "kernel/room.hpp"
#include "kernel/room/projection.hpp"
#include "kernel/values/record.hpp"

namespace chorus::test {

// Who may see a record, said once more and on its own, so that it can disagree with the projection.
bool may_see(const kernel::Room& room, const kernel::Record& record, const kernel::Reader& reader);

}  // namespace chorus::test

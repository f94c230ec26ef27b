#pragma once

#include "bench.hpp"
#include "kernel/room/projection.hpp"
#include "kernel/values/audience.hpp"
#include "kernel/values/decision.hpp"
#include "kernel/values/record.hpp"

#include <map>
#include <string>
#include <vector>

// Between what the room has and what a test reads: the kernel's values as the rig's.
namespace chorus::sdk {

/** The words between spaces; how the rig writes an audience and a list of groups. */
std::vector<std::string> parts_of(const std::string& text);

Record told(const kernel::Record& record);

std::map<std::string, Record> told(const std::vector<kernel::VisibleRecord>& visible);

/** What rules wanted, after what they wanted before it in the same act. */
void add(Outcome& outcome, const kernel::Outputs& outputs);

/** Nothing happened, for this reason; a fault of before is kept. */
void refuse(Outcome& outcome, const kernel::Rejection& rejection);

}  // namespace chorus::sdk

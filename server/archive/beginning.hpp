#pragma once

#include "archive/line.hpp"

#include <cstddef>
#include <vector>

// What an inquiry made from a redacted archive begins with, since such an archive has neither plan
// nor people: its own record, one evening, and a part for each activity, in the order in which they
// came.
namespace chorus::archive {

kernel::SpaceState own_space_of(const Head& head);
std::vector<kernel::Record> first_records_of(const Head& head);
kernel::Record part_record_of(const kernel::SpaceState& state, std::size_t place);
// Where it stands in that plan.
void settle_in(kernel::SpaceState& state, std::size_t place);

}  // namespace chorus::archive

#pragma once

#include "report/report.hpp"
#include "report/room_picture.hpp"
#include "report/words.hpp"

#include <vector>

namespace chorus::report {

// The whole inquiry at a glance, each figure with its twin in words: the path, what is said of each
// cornerstone, whose voices were heard on each evening, how the steps stand. What there is nothing
// of is left out. `report.sections` and `report.next_steps` are there already.
//
// Voices are told in words and never in numbers, of those alone who gave what others may know of;
// an evening on which fewer than five did says just that.
std::vector<Figure> glance(const Report& report, const RoomPicture& room, const Words& words);

}  // namespace chorus::report

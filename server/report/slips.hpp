#pragma once

#include "report/quotes.hpp"
#include "report/report.hpp"
#include "report/room_picture.hpp"
#include "report/words.hpp"

#include <vector>

namespace chorus::report {

// One part for each person who gave something, called by their picture: what they gave, where it
// went, what changed, whom to ask. Somebody's own words stand in it no further than they stand in
// any paper, and their name does not, since a slip can be lost. Where nobody gave anything of
// which others may know, one part says so.
std::vector<Part> slips(const Report& report, const RoomPicture& room, Quotes& quotes,
                        const Words& words);

}  // namespace chorus::report

#pragma once

#include "report/area_profile.hpp"
#include "report/quotes.hpp"
#include "report/report.hpp"
#include "report/room_picture.hpp"
#include "report/words.hpp"

#include <vector>

namespace chorus::report {

// The two pages that a board reads: what is asked of it, the next steps in one table, what people
// told us in at most five lines, who took part and who was not heard, when people hear back; then
// what else was thought of, what the officers still have to say, as named blanks, and how each step
// will be known to have worked. `report.next_steps` is there already. The area says what parts are
// called, in which order they stand, who decides formally, and how many pages it may be: on fewer,
// fewer of people's words are told, and what was put aside by its title alone.
struct BoardFront {
  std::vector<Part> parts;
  bool is_longer = false;  // than the area allows, even so
};
BoardFront board_front(const Report& report, const RoomPicture& room, Quotes& quotes,
                       const Words& words, const AreaProfile& area);

}  // namespace chorus::report

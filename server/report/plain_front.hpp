#pragma once

#include "report/quotes.hpp"
#include "report/report.hpp"
#include "report/room_picture.hpp"
#include "report/words.hpp"

#include <vector>

namespace chorus::report {

// The paper of those who took part, whole: what you said, what happens now, what does not and why,
// when you hear more, and that your words stay yours. Plain words, a sentence a line, a picture
// beside them. It stays within four pages: few words of each, the longest texts and later steps in
// short (`whole` has all of it). Of Purpose::easy still fewer words, and a picture for each two or
// three sentences. `report.next_steps` and `report.sections` are there already.
std::vector<Part> plain_front(const Report& report, const RoomPicture& room, Quotes& quotes,
                              const Words& words);

}  // namespace chorus::report

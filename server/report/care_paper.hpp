#pragma once

#include "kernel/values/instant.hpp"
#include "report/day.hpp"
#include "report/report.hpp"
#include "report/room_picture.hpp"
#include "report/words.hpp"

#include <string>
#include <vector>

namespace chorus::report {

// One thing that needs care, for the safeguarding lead alone: a person's own words or
// drawing, where and when, and the lead who saw it. No other paper ever holds it.
struct CareRecord {
  std::string activity;
  Quote told;
  kernel::Instant at = 0;
  std::string witness;  // empty: not known by a name here
};

// Every protected copy there is, oldest first.
std::vector<CareRecord> care_in(const RoomPicture& room, const Words& words);

// The paper, as plain text. `drawings`: for each record the file its drawing lies in; empty where
// it has none, or was not written.
std::string care_paper(const std::vector<CareRecord>& records,
                       const std::vector<std::string>& drawings, const RoomClock& clock,
                       const Words& words);

// The drawing as an SVG file; empty where nothing was drawn.
std::string care_drawing(const CareRecord& record, const Words& words);

}  // namespace chorus::report

#pragma once

#include "kernel/room/live_space.hpp"
#include "kernel/values/core_kinds.hpp"
#include "report/area_profile.hpp"
#include "report/photos.hpp"
#include "report/quotes.hpp"
#include "report/report.hpp"
#include "report/room_picture.hpp"
#include "report/sections.hpp"
#include "report/words.hpp"

#include <map>
#include <string>
#include <vector>

namespace chorus::report {

// What a report is made from: the inquiry as it stands, and what its activities say.
struct Source {
  const std::map<kernel::SpaceId, kernel::LiveSpace>& spaces;
  const std::map<kernel::SpaceId, kernel::Space>& pictures;  // of every reported activity
  const std::map<kernel::SpaceId, Said>& said;               // of each of them
  const std::map<std::string, Words>& activity_words;        // by activity type
  const Words& words;  // the report's own, as the area says them
  const kernel::CoreKinds& kinds;
  const kernel::Consents& consents;
  const PhotoBytes& photos;  // of those that may leave; none is read for formats that hold none
  const AreaProfile& area;
  RoomPicture room() const { return {spaces, kinds, consents}; }
};

struct Wanted {
  Purpose purpose = Purpose::board;
  bool confirmed = false;        // a person has looked over what people wrote
  std::string made_on;           // "2026-11-24"
  std::string inquiry;           // its id; empty: none
  int issue = 0;                 // of its purpose; 0: it is looked at and does not leave
  std::string replaced_on = {};  // the day of the issue before; empty: there is none
};

struct Assembled {
  Report report;
  std::vector<Quotes::Kept> kept;      // texts that stay for the sake of a name or a place
  std::vector<Quotes::Kept> doubtful;  // that leave, and perhaps name somebody
};

// Pure: the same source gives the same report. Nothing enters it but through kernel/projection at
// this moment, the names' guard and the head-counts' guard.
Assembled assemble(const Source& source, const Wanted& wanted);

}  // namespace chorus::report

#pragma once

#include "archive/lines_out.hpp"
#include "kernel/values/ref.hpp"
#include "report/room_picture.hpp"
#include "storage/inquiry_source.hpp"

#include <map>
#include <string>
#include <vector>

namespace chorus::archive {

// What of an inquiry may be handed on for anybody to read: of each part that papers tell of, what
// people gave and let go as words, and things of core kinds that the room made, with the links
// between them, and their photos and sounds. Decided by the projection, and by the names that leave
// in nobody's words, as for papers. Nobody's name, owner, card or setting of access is in it, and
// no counts, since small ones point at people. What else was given leaves a gap. The end is not
// written. Throws as the source does.
struct Redaction {
  report::RoomPicture room;  // by spaces_in()
  storage::InquirySource& source;
  std::string made_on;
};
void write_redacted(const Redaction& from, LinesOut& lines);

std::map<kernel::SpaceId, kernel::LiveSpace> spaces_in(storage::InquirySource& source);

// Those things of it that somebody gave.
std::vector<kernel::Ref> given_in_redacted(const report::RoomPicture& room);

}  // namespace chorus::archive

#pragma once

#include "report/quotes.hpp"
#include "report/room_picture.hpp"

#include <string>
#include <vector>

namespace chorus::report {

// What the room looked at and did not agree on, or left for another time.
struct PutAside {
  std::string title;
  std::string words;
  bool not_now = false;  // else: not agreed
  std::string because;   // why not now; empty: nobody said
  auto operator<=>(const PutAside&) const = default;
};

// By their titles.
std::vector<PutAside> put_aside(const RoomPicture& room, Quotes& quotes);

}  // namespace chorus::report

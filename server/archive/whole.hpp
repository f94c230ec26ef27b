#pragma once

#include "archive/lines_out.hpp"
#include "storage/inquiry_source.hpp"

#include <string>

namespace chorus::archive {

// All of an inquiry: spaces, records with their permissions, tombstones, journal, cards, wakes,
// what was taken back, which papers left, media. Left out are what opens a door by itself (the
// seats of devices), what is over soon (undo, answers to pages), what no record names, and all of
// an open vote: who has chosen, and what. The end is not written. Throws as its source does.
void write_whole(storage::InquirySource& source, const std::string& made_on, LinesOut& lines);

}  // namespace chorus::archive

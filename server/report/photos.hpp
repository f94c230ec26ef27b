#pragma once

#include "kernel/room/consents.hpp"
#include "kernel/room/live_space.hpp"
#include "kernel/values/medium.hpp"
#include "kernel/values/strong_id.hpp"
#include "report/format.hpp"
#include "report/report.hpp"
#include "report/words.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace chorus::report {

// JPEGs, as the inquiry keeps them.
using PhotoBytes = std::map<kernel::MediumId, kernel::MediumBytes>;

bool holds_photos(Format format);

// The photos in what people gave and let leave, once each, in the order of the run sheet.
std::vector<kernel::MediumId> photos_that_may_leave(
    const std::map<kernel::SpaceId, kernel::LiveSpace>& spaces, const kernel::Consents& consents);

// Gives the photos of a report their bytes, in the order in which they stand, as long as all of
// them are at most limits::k_paper_photos_bytes. The others stay told in words and are counted.
void place_photos(Report& report, const PhotoBytes& photos);

// What stands for a photo where nobody sees it: what it shows in its owner's words, what they wrote
// beside it, or that it is a photo.
std::string shown_by(const Photo& photo, const Words& words);

// How many its pages lack. Slides show what is behind the steps, and lack those of them.
std::size_t photos_left_out(const Report& report);

}  // namespace chorus::report

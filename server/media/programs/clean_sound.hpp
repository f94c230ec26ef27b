#pragma once

#include "media/cleaned.hpp"

#include <string>

namespace chorus::media {

// Takes the first sound out of an MP3, WAV, Ogg, WebM, MP4, QuickTime or 3GP file and packs it
// anew, as it was encoded: no tag, no picture, no place and nothing seen goes along. A sound in an
// encoding that no browser plays is refused as a kind, a file without any as no_sound.
CleaningResult clean_sound(const std::string& file);

}  // namespace chorus::media

#pragma once

#include "media/cleaned.hpp"

#include <string>

namespace chorus::media {

// Decodes a JPEG, PNG, WebP or HEIC, makes it at most k_picture_side_kept on its longer side, turns
// it upright, lays it on white and encodes it anew as JPEG. Too large to be decoded is told from
// the head. Of a file that is cut off, what there is of it, where its library gives any.
CleaningResult clean_picture(const std::string& file);

}  // namespace chorus::media

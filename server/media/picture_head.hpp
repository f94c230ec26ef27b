#pragma once

#include "media/medium_format.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace chorus::media {

// What a picture says of itself before it is decoded.
struct PictureHead {
  std::size_t width = 0;  // as stored, before it is turned upright
  std::size_t height = 0;
  int orientation = 1;  // as Exif counts, 1 to 8; 1: upright
};

// Reads JPEG, PNG and WebP by hand, since a decoder that is asked makes room for the picture first.
// None: not such a picture, or its head is damaged. HEIC is not read: its library tells the size
// without decoding, and turns it upright.
std::optional<PictureHead> picture_head(MediumFormat format, std::string_view bytes);

}  // namespace chorus::media

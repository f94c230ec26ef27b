#pragma once

#include <cstddef>
#include <string_view>

namespace chorus::media {

// What the first bytes of a file say that it is. Names and content types that others gave it count
// for nothing.
enum class MediumFormat { none, jpeg, png, webp, heic, mp3, wav, ogg, webm, mp4 };

// So many of a file's first bytes are enough to tell.
inline constexpr std::size_t k_format_bytes = 16;

// none: nothing that is taken here, as SVG, GIF, PDF and TIFF. mp4 is also QuickTime and 3GP.
MediumFormat format_of(std::string_view first_bytes);
bool is_picture(MediumFormat format);

}  // namespace chorus::media

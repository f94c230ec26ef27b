#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace chorus::media {

// A photo or a sound as it is kept: made anew, with nothing of the file that was sent but what is
// seen or heard.
struct Cleaned {
  std::string content_type;
  std::string bytes;
  std::uint32_t width = 0;    // of a picture
  std::uint32_t height = 0;   // of a picture
  std::uint32_t seconds = 0;  // of a sound, rounded up
};

// Why it is not taken.
enum class MediaRefusal {
  too_large,   // in bytes or in pixels
  too_long,    // a sound
  kind,        // nothing that is taken here
  no_sound,    // a video without any
  unreadable,  // damaged, or more than a child may use to read it
  busy,        // too many at once; try again
};
std::string_view to_text(MediaRefusal refusal);

using CleaningResult = std::variant<Cleaned, MediaRefusal>;

// What a child answers over its channel: one line, then the bytes, then the end of the channel.
//   picture image/jpeg 1600 1200      sound audio/mpeg 12      no too_long
std::string answer_text(const CleaningResult& result);
// None: that is no answer. A child may be broken or worse, so that nothing of it is believed but
// what this program knows: three kinds of things, each with types of its own.
std::optional<CleaningResult> answer_from(std::string_view answer);

}  // namespace chorus::media

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// Pictures as phones, cameras and people who mean harm send them, made here so that none of
// anybody's lies in this repository.
namespace chorus::media {

// A JPEG whose upper left quarter is red, the rest blue.
std::string jpeg_of(int width, int height);
// One that comes in passes, whose last pass stands there so many times.
std::string jpeg_of_scans(int width, int height, int scans);
std::string cmyk_jpeg_of(unsigned width, unsigned height);
std::string webp_of(int width, int height);
std::string heic_of(int width, int height);
std::string animated_webp_of(int width, int height);

// A PNG with pixels that are all 0; `bits` a sample. Its data are as its head says.
std::string png_of(std::uint32_t width, std::uint32_t height, int bits);
// A PNG of this size by its head, with so many bytes of other data.
std::string png_that_claims(std::uint32_t width, std::uint32_t height, std::size_t bytes);

// One segment of a JPEG put in at its beginning.
std::string with_segment(const std::string& jpeg, unsigned char marker, std::string_view words);
// Exif with an orientation, a place, and words where a small picture of the whole scene would be.
std::string exif_of(int orientation, std::string_view words);

struct Colour {
  int red = 0;
  int blue = 0;
};
// The colour in the middle of one quarter of a JPEG.
Colour colour_in(const std::string& jpeg, bool right, bool lower);

}  // namespace chorus::media

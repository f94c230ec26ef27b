#include "media/programs/clean_picture.hpp"

#include "kernel/values/limits.hpp"
#include "media/medium_format.hpp"
#include "media/picture_head.hpp"

#include <algorithm>
#include <cstdint>
#include <gd.h>
#include <libheif/heif.h>
#include <memory>

namespace chorus::media {
namespace {

constexpr int k_quality = 85;

using Picture = std::unique_ptr<gdImage, decltype(&gdImageDestroy)>;

Picture owned(gdImagePtr picture) { return {picture, &gdImageDestroy}; }

bool is_too_large(std::size_t width, std::size_t height) {
  return width > limits::k_picture_side || height > limits::k_picture_side ||
         width * height > limits::k_picture_pixels;
}

Picture decoded(MediumFormat format, const std::string& file) {
  const int size = static_cast<int>(file.size());
  void* bytes = const_cast<char*>(file.data());  // gd only reads it
  switch (format) {
    case MediumFormat::jpeg: return owned(gdImageCreateFromJpegPtrEx(size, bytes, 1));
    case MediumFormat::png: return owned(gdImageCreateFromPngPtr(size, bytes));
    case MediumFormat::webp: return owned(gdImageCreateFromWebpPtr(size, bytes));
    default: return owned(nullptr);
  }
}

Picture resized(gdImagePtr from) {
  const int wide = gdImageSX(from);
  const int high = gdImageSY(from);
  const int most = static_cast<int>(limits::k_picture_side_kept);
  const int longer = std::max(wide, high);
  const auto fitting = [&](int side) {
    return longer <= most ? side
                          : std::max(1, static_cast<int>(std::int64_t{side} * most / longer));
  };
  auto to = owned(gdImageCreateTrueColor(fitting(wide), fitting(high)));
  if (!to) return to;
  gdImageFilledRectangle(to.get(), 0, 0, gdImageSX(to.get()), gdImageSY(to.get()),
                         gdTrueColor(255, 255, 255));
  gdImageCopyResampled(to.get(), from, 0, 0, 0, 0, gdImageSX(to.get()), gdImageSY(to.get()), wide,
                       high);
  return to;
}

// Exif counts the eight ways in which a camera can be held: 2, 4, 5 and 7 are also mirrored, and
// from 5 on the sides are exchanged.
Picture upright(Picture from, int orientation) {
  if (orientation == 1 || !from) return from;
  const int wide = gdImageSX(from.get());
  const int high = gdImageSY(from.get());
  const bool is_exchanged = orientation >= 5;
  auto to = owned(gdImageCreateTrueColor(is_exchanged ? high : wide, is_exchanged ? wide : high));
  if (!to) return to;
  const bool from_right =
      orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
  const bool from_below =
      orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
  for (int y = 0; y < gdImageSY(to.get()); ++y) {
    for (int x = 0; x < gdImageSX(to.get()); ++x) {
      const int along = is_exchanged ? y : x;
      const int down = is_exchanged ? x : y;
      gdImageTrueColorPixel(to, x, y) = gdImageTrueColorPixel(
          from, from_right ? wide - 1 - along : along, from_below ? high - 1 - down : down);
    }
  }
  return to;
}

CleaningResult encoded(Picture decoded_picture, int orientation) {
  if (!decoded_picture) return MediaRefusal::unreadable;
  auto small = resized(decoded_picture.get());
  decoded_picture.reset();
  const auto picture = upright(std::move(small), orientation);
  if (!picture) return MediaRefusal::unreadable;
  int size = 0;
  const std::unique_ptr<void, decltype(&gdFree)> bytes(
      gdImageJpegPtr(picture.get(), &size, k_quality), &gdFree);
  if (!bytes || size <= 0) return MediaRefusal::unreadable;
  return Cleaned{"image/jpeg",
                 std::string(static_cast<const char*>(bytes.get()), static_cast<std::size_t>(size)),
                 static_cast<std::uint32_t>(gdImageSX(picture.get())),
                 static_cast<std::uint32_t>(gdImageSY(picture.get()))};
}

using HeicFile = std::unique_ptr<heif_context, decltype(&heif_context_free)>;
using HeicHandle = std::unique_ptr<const heif_image_handle, decltype(&heif_image_handle_release)>;
using HeicPicture = std::unique_ptr<const heif_image, decltype(&heif_image_release)>;

Picture drawn(const heif_image* image) {
  const int wide = heif_image_get_width(image, heif_channel_interleaved);
  const int high = heif_image_get_height(image, heif_channel_interleaved);
  int stride = 0;
  const auto* plane = heif_image_get_plane_readonly(image, heif_channel_interleaved, &stride);
  if (!plane || wide < 1 || high < 1 || stride < 3 * wide) return owned(nullptr);
  auto picture = owned(gdImageCreateTrueColor(wide, high));
  for (int y = 0; picture && y < high; ++y) {
    const auto* at = plane + std::ptrdiff_t{y} * stride;
    for (int x = 0; x < wide; ++x, at += 3) {
      gdImageTrueColorPixel(picture, x, y) = gdTrueColor(at[0], at[1], at[2]);
    }
  }
  return picture;
}

// By its own library and not by gd's way to it, which decodes before it tells the size.
CleaningResult clean_heic(const std::string& file) {
  const HeicFile context(heif_context_alloc(), &heif_context_free);
  heif_context_set_max_decoding_threads(context.get(), 0);
  const auto read =
      heif_context_read_from_memory_without_copy(context.get(), file.data(), file.size(), nullptr);
  heif_image_handle* primary = nullptr;
  if (read.code != heif_error_Ok ||
      heif_context_get_primary_image_handle(context.get(), &primary).code != heif_error_Ok) {
    return MediaRefusal::unreadable;
  }
  const HeicHandle handle(primary, &heif_image_handle_release);
  const int wide = heif_image_handle_get_width(primary);
  const int high = heif_image_handle_get_height(primary);
  if (wide < 1 || high < 1) return MediaRefusal::unreadable;
  if (is_too_large(static_cast<std::size_t>(wide), static_cast<std::size_t>(high))) {
    return MediaRefusal::too_large;
  }
  heif_image* image = nullptr;
  const auto decoding =
      heif_decode_image(primary, &image, heif_colorspace_RGB, heif_chroma_interleaved_RGB, nullptr);
  HeicPicture picture(image, &heif_image_release);
  if (decoding.code != heif_error_Ok || !image) return MediaRefusal::unreadable;
  auto pixels = drawn(image);
  picture.reset();
  return encoded(std::move(pixels), 1);
}

void say_nothing(int, const char*, va_list) {}

}  // namespace

CleaningResult clean_picture(const std::string& file) {
  gdSetErrorMethod(&say_nothing);
  const auto format = format_of(file);
  if (!is_picture(format)) return MediaRefusal::kind;
  if (format == MediumFormat::heic) return clean_heic(file);
  const auto head = picture_head(format, file);
  if (!head) return MediaRefusal::unreadable;
  if (is_too_large(head->width, head->height)) return MediaRefusal::too_large;
  return encoded(decoded(format, file), head->orientation);
}

}  // namespace chorus::media

#include "made_pictures.hpp"

#include <algorithm>
#include <cstdio>  // jpeglib.h needs it before itself
#include <cstdlib>
#include <gd.h>
#include <jpeglib.h>
#include <memory>

namespace chorus::media {
namespace {

using std::string_literals::operator""s;
using Drawn = std::unique_ptr<gdImage, decltype(&gdImageDestroy)>;

Drawn drawn(int width, int height) {
  Drawn picture(gdImageCreateTrueColor(width, height), &gdImageDestroy);
  gdImageFilledRectangle(picture.get(), 0, 0, width, height, gdTrueColor(0, 0, 255));
  gdImageFilledRectangle(picture.get(), 0, 0, width / 2 - 1, height / 2 - 1,
                         gdTrueColor(255, 0, 0));
  return picture;
}

std::string kept(void* bytes, int size) {
  std::string text(static_cast<const char*>(bytes), static_cast<std::size_t>(size));
  gdFree(bytes);
  return text;
}

std::string big(std::uint32_t value, int bytes = 4) {
  std::string text;
  for (int i = bytes - 1; i >= 0; --i) text += static_cast<char>((value >> (8 * i)) & 0xFFU);
  return text;
}

std::string little(std::uint32_t value, int bytes = 4) {
  std::string text = big(value, bytes);
  std::reverse(text.begin(), text.end());
  return text;
}

std::string png_chunk(std::string_view name, std::string_view words) {
  std::uint32_t sum = 0xFFFFFFFFU;
  const std::string covered = std::string(name) + std::string(words);
  for (const char letter : covered) {
    sum ^= static_cast<unsigned char>(letter);
    for (int i = 0; i < 8; ++i) sum = (sum >> 1U) ^ ((sum & 1U) != 0 ? 0xEDB88320U : 0U);
  }
  return big(static_cast<std::uint32_t>(words.size())) + covered + big(~sum);
}

// As zlib packs, without making anything smaller.
std::string stored(std::string_view bytes) {
  std::string text = "\x78\x01";
  std::uint32_t low = 1;
  std::uint32_t high = 0;
  for (const char byte : bytes) {
    low = (low + static_cast<unsigned char>(byte)) % 65521;
    high = (high + low) % 65521;
  }
  while (!bytes.empty()) {
    const auto piece = bytes.substr(0, 65535);
    bytes.remove_prefix(piece.size());
    const auto size = static_cast<std::uint32_t>(piece.size());
    text += bytes.empty() ? '\x01' : '\0';
    text += little(size, 2) + little(~size & 0xFFFFU, 2) + std::string(piece);
  }
  return text + big((high << 16U) | low);
}

std::string png_head_of(std::uint32_t width, std::uint32_t height, int bits) {
  return "\x89PNG\r\n\x1A\n" +
         png_chunk("IHDR", big(width) + big(height) + static_cast<char>(bits) + "\x02\0\0\0"s);
}

std::string riff_chunk(std::string_view name, std::string_view words) {
  std::string chunk = std::string(name) + little(static_cast<std::uint32_t>(words.size()));
  chunk += words;
  if (words.size() % 2 == 1) chunk += '\0';
  return chunk;
}

}  // namespace

std::string jpeg_of(int width, int height) {
  int size = 0;
  void* bytes = gdImageJpegPtr(drawn(width, height).get(), &size, 90);
  return kept(bytes, size);
}

std::string jpeg_of_scans(int width, int height, int scans) {
  const auto picture = drawn(width, height);
  gdImageInterlace(picture.get(), 1);
  int size = 0;
  void* bytes = gdImageJpegPtr(picture.get(), &size, 90);
  std::string jpeg = kept(bytes, size);
  const std::size_t end = jpeg.size() - 2;  // the mark of the end
  const std::string last = jpeg.substr(jpeg.rfind("\xFF\xDA"), end - jpeg.rfind("\xFF\xDA"));
  std::string more;
  for (int scan = 1; scan < scans; ++scan) more += last;
  return jpeg.insert(end, more);
}

std::string webp_of(int width, int height) {
  int size = 0;
  void* bytes = gdImageWebpPtr(drawn(width, height).get(), &size);
  return kept(bytes, size);
}

std::string heic_of(int width, int height) {
  int size = 0;
  void* bytes = gdImageHeifPtr(drawn(width, height).get(), &size);
  return kept(bytes, size);
}

std::string cmyk_jpeg_of(unsigned width, unsigned height) {
  jpeg_compress_struct packing{};
  jpeg_error_mgr errors{};
  packing.err = jpeg_std_error(&errors);
  jpeg_create_compress(&packing);
  unsigned char* bytes = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&packing, &bytes, &size);
  packing.image_width = width;
  packing.image_height = height;
  packing.input_components = 4;
  packing.in_color_space = JCS_CMYK;
  jpeg_set_defaults(&packing);
  jpeg_start_compress(&packing, TRUE);
  std::vector<unsigned char> row(std::size_t{width} * 4, 128);
  while (packing.next_scanline < height) {
    JSAMPROW rows[] = {row.data()};
    jpeg_write_scanlines(&packing, rows, 1);
  }
  jpeg_finish_compress(&packing);
  jpeg_destroy_compress(&packing);
  std::string text(reinterpret_cast<const char*>(bytes), size);
  std::free(bytes);
  return text;
}

std::string animated_webp_of(int width, int height) {
  const std::string still = webp_of(width, height).substr(12);
  const auto wide = static_cast<std::uint32_t>(width) - 1;
  const auto high = static_cast<std::uint32_t>(height) - 1;
  std::string frame = little(0, 3) + little(0, 3) + little(wide, 3) + little(high, 3) +
                      little(100, 3) + '\0' + still;
  std::string inside = "WEBP" +
                       riff_chunk("VP8X", "\x02\0\0\0"s + little(wide, 3) + little(high, 3)) +
                       riff_chunk("ANIM", little(0) + little(0, 2));
  inside += riff_chunk("ANMF", frame) + riff_chunk("ANMF", frame);
  return "RIFF" + little(static_cast<std::uint32_t>(inside.size())) + inside;
}

std::string png_of(std::uint32_t width, std::uint32_t height, int bits) {
  const std::size_t row = 1 + std::size_t{width} * 3 * static_cast<std::size_t>(bits) / 8;
  return png_head_of(width, height, bits) +
         png_chunk("IDAT", stored(std::string(row * height, '\0'))) + png_chunk("IEND", "");
}

std::string png_that_claims(std::uint32_t width, std::uint32_t height, std::size_t bytes) {
  return png_head_of(width, height, 8) + png_chunk("IDAT", std::string(bytes, '\x55')) +
         png_chunk("IEND", "");
}

std::string with_segment(const std::string& jpeg, unsigned char marker, std::string_view words) {
  std::string text = jpeg.substr(0, 2);
  text += '\xFF';
  text += static_cast<char>(marker);
  text += big(static_cast<std::uint32_t>(words.size() + 2), 2);
  text += words;
  return text + jpeg.substr(2);
}

std::string exif_of(int orientation, std::string_view words) {
  const auto entry = [](std::uint32_t tag, std::uint32_t type, std::uint32_t count,
                        const std::string& value) {
    return big(tag, 2) + big(type, 2) + big(count) + value;
  };
  const auto way = static_cast<std::uint32_t>(orientation);
  const auto size = static_cast<std::uint32_t>(words.size());
  std::string text = "Exif\0\0MM\0\x2A"s + big(8) + big(3, 2);
  text += entry(0x010E, 2, size, big(50));               // a description, after the directory
  text += entry(0x0112, 3, 1, big(way, 2) + big(0, 2));  // how the camera was held
  text += entry(0x8825, 4, 1, big(50));                  // where it was
  return text + big(0) + std::string(words);
}

Colour colour_in(const std::string& jpeg, bool right, bool lower) {
  const Drawn picture(
      gdImageCreateFromJpegPtr(static_cast<int>(jpeg.size()), const_cast<char*>(jpeg.data())),
      &gdImageDestroy);
  if (!picture) return {};
  const int x = gdImageSX(picture.get()) * (right ? 3 : 1) / 4;
  const int y = gdImageSY(picture.get()) * (lower ? 3 : 1) / 4;
  const int pixel = gdImageGetPixel(picture.get(), x, y);
  return {gdTrueColorGetRed(pixel), gdTrueColorGetBlue(pixel)};
}

}  // namespace chorus::media

#include "media/medium_format.hpp"

#include <algorithm>
#include <array>

namespace chorus::media {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::size_t k_brand_at = 8;  // of RIFF files and of those that begin with a box `ftyp`
constexpr std::array k_heic_brands = {"heic"sv, "heix"sv, "heim"sv, "heis"sv, "mif1"sv};
constexpr std::array k_other_pictures = {"avif"sv, "avis"sv, "msf1"sv, "hevc"sv};

std::string_view part(std::string_view bytes, std::size_t at, std::size_t size) {
  return bytes.size() < at + size ? std::string_view{} : bytes.substr(at, size);
}

bool is_one_of(std::string_view brand, const auto& brands) {
  return std::find(brands.begin(), brands.end(), brand) != brands.end();
}

MediumFormat box_format(std::string_view brand) {
  if (is_one_of(brand, k_heic_brands)) return MediumFormat::heic;
  return is_one_of(brand, k_other_pictures) ? MediumFormat::none : MediumFormat::mp4;
}

// The head of a frame of MPEG audio, layer III.
bool begins_mp3_frame(std::string_view bytes) {
  const auto head = part(bytes, 0, 3);
  if (head.empty()) return false;
  const auto first = static_cast<unsigned char>(head[0]);
  const auto second = static_cast<unsigned char>(head[1]);
  const auto third = static_cast<unsigned char>(head[2]);
  const bool is_layer_3 = (second & 0x06U) == 0x02U;
  const bool has_version = (second & 0x18U) != 0x08U;
  return first == 0xFFU && (second & 0xE0U) == 0xE0U && is_layer_3 && has_version &&
         (third & 0xF0U) != 0xF0U;
}

}  // namespace

MediumFormat format_of(std::string_view first_bytes) {
  if (first_bytes.starts_with("\xFF\xD8\xFF"sv)) return MediumFormat::jpeg;
  if (first_bytes.starts_with("\x89PNG\r\n\x1A\n"sv)) return MediumFormat::png;
  if (first_bytes.starts_with("OggS"sv)) return MediumFormat::ogg;
  if (first_bytes.starts_with("\x1A\x45\xDF\xA3"sv)) return MediumFormat::webm;
  const auto brand = part(first_bytes, k_brand_at, 4);
  if (first_bytes.starts_with("RIFF"sv)) {
    return brand == "WEBP"sv   ? MediumFormat::webp
           : brand == "WAVE"sv ? MediumFormat::wav
                               : MediumFormat::none;
  }
  if (part(first_bytes, 4, 4) == "ftyp"sv && !brand.empty()) return box_format(brand);
  if (first_bytes.starts_with("ID3"sv) || begins_mp3_frame(first_bytes)) return MediumFormat::mp3;
  return MediumFormat::none;
}

bool is_picture(MediumFormat format) {
  return format == MediumFormat::jpeg || format == MediumFormat::png ||
         format == MediumFormat::webp || format == MediumFormat::heic;
}

}  // namespace chorus::media

#include "media/picture_head.hpp"

#include <cstdint>

namespace chorus::media {
namespace {

using std::string_view_literals::operator""sv;

enum class Order { big, little };

// Bytes read one after another; where they end, everything read is 0 and `failed` holds.
class Bytes {
 public:
  Bytes(std::string_view bytes, Order order) : bytes_(bytes), order_(order) {}

  bool failed() const { return failed_; }
  std::size_t at() const { return at_; }
  std::size_t left() const { return bytes_.size() - at_; }
  void go_to(std::size_t at) {
    failed_ = failed_ || at > bytes_.size();
    if (!failed_) at_ = at;
  }
  void skip(std::size_t size) {
    failed_ = failed_ || size > left();
    if (!failed_) at_ += size;
  }
  std::string_view take(std::size_t size) {
    failed_ = failed_ || size > left();
    if (failed_) return {};
    at_ += size;
    return bytes_.substr(at_ - size, size);
  }
  std::uint32_t number(std::size_t size) {
    const auto digits = take(size);
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
      const auto digit = digits[order_ == Order::big ? i : digits.size() - 1 - i];
      value = (value << 8U) | static_cast<unsigned char>(digit);
    }
    return value;
  }

 private:
  std::string_view bytes_;
  Order order_;
  std::size_t at_ = 0;
  bool failed_ = false;
};

constexpr std::uint32_t k_orientation_tag = 0x0112;
constexpr std::size_t k_entry_bytes = 12;

// Of the first directory of an Exif block, which begins with its order of bytes.
int orientation_in(std::string_view exif) {
  if (exif.starts_with("Exif\0\0"sv)) exif.remove_prefix(6);
  if (!exif.starts_with("II"sv) && !exif.starts_with("MM"sv)) return 1;
  Bytes in(exif, exif.front() == 'I' ? Order::little : Order::big);
  in.skip(4);
  in.go_to(in.number(4));
  const auto entries = in.number(2);
  for (std::uint32_t i = 0; i < entries && !in.failed(); ++i) {
    const auto next = in.at() + k_entry_bytes;
    if (in.number(2) == k_orientation_tag) {
      in.skip(6);
      const auto value = in.number(2);
      return value >= 1 && value <= 8 && !in.failed() ? static_cast<int>(value) : 1;
    }
    in.go_to(next);
  }
  return 1;
}

bool begins_frame(std::uint32_t marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

std::optional<PictureHead> jpeg_head(std::string_view bytes) {
  PictureHead head;
  Bytes in(bytes, Order::big);
  in.skip(2);
  while (!in.failed()) {
    if (in.number(1) != 0xFF) return std::nullopt;
    std::uint32_t marker = in.number(1);
    while (marker == 0xFF) marker = in.number(1);
    if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8)) continue;  // they stand alone
    if (marker == 0xD9 || marker == 0xDA) return std::nullopt;  // no size before the picture
    const auto size = in.number(2);
    if (size < 2) return std::nullopt;
    Bytes segment(in.take(size - 2), Order::big);
    if (in.failed()) return std::nullopt;
    if (begins_frame(marker)) {
      segment.skip(1);
      head.height = segment.number(2);
      head.width = segment.number(2);
      return segment.failed() ? std::nullopt : std::optional(head);
    }
    if (marker != 0xE1) continue;
    const auto words = segment.take(segment.left());
    if (words.starts_with("Exif\0"sv)) head.orientation = orientation_in(words);
  }
  return std::nullopt;
}

std::optional<PictureHead> png_head(std::string_view bytes) {
  PictureHead head;
  Bytes in(bytes, Order::big);
  in.skip(8);
  const auto size = in.number(4);
  if (in.take(4) != "IHDR"sv || size < 8) return std::nullopt;
  head.width = in.number(4);
  head.height = in.number(4);
  in.skip(size - 8 + 4);
  while (!in.failed() && in.left() > 0) {
    const auto bytes_of_it = in.number(4);
    const auto name = in.take(4);
    const auto words = in.take(bytes_of_it);
    if (name == "eXIf"sv) head.orientation = orientation_in(words);
    if (name == "IDAT"sv || name == "IEND"sv) break;
    in.skip(4);
  }
  return head;
}

// The size of one picture in a WebP file, without anything around it.
void lossy_size(Bytes& words, PictureHead& head) {
  words.skip(6);
  head.width = words.number(2) & 0x3FFFU;
  head.height = words.number(2) & 0x3FFFU;
}
void lossless_size(Bytes& words, PictureHead& head) {
  words.skip(1);
  const auto bits = words.number(4);
  head.width = (bits & 0x3FFFU) + 1;
  head.height = ((bits >> 14U) & 0x3FFFU) + 1;
}
void canvas_size(Bytes& words, PictureHead& head) {
  words.skip(4);
  head.width = words.number(3) + 1;
  head.height = words.number(3) + 1;
}

std::optional<PictureHead> webp_head(std::string_view bytes) {
  PictureHead head;
  Bytes in(bytes, Order::little);
  in.skip(12);
  while (!in.failed() && in.left() > 0) {
    const auto name = in.take(4);
    const auto size = in.number(4);
    const auto words = in.take(size);
    Bytes part(words, Order::little);
    if (head.width == 0 && name == "VP8 "sv) lossy_size(part, head);
    if (head.width == 0 && name == "VP8L"sv) lossless_size(part, head);
    if (name == "VP8X"sv) canvas_size(part, head);
    if (name == "EXIF"sv) head.orientation = orientation_in(words);
    if (part.failed()) return std::nullopt;
    if (size % 2 == 1 && in.left() > 0) in.skip(1);
  }
  return head;
}

}  // namespace

std::optional<PictureHead> picture_head(MediumFormat format, std::string_view bytes) {
  std::optional<PictureHead> head;
  if (format == MediumFormat::jpeg) head = jpeg_head(bytes);
  if (format == MediumFormat::png) head = png_head(bytes);
  if (format == MediumFormat::webp) head = webp_head(bytes);
  return head && head->width > 0 && head->height > 0 ? head : std::nullopt;
}

}  // namespace chorus::media

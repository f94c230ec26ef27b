#include "tests/report/unpacked.hpp"

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <zlib.h>

namespace chorus::test {
namespace {

constexpr std::string_view k_central = "PK\x01\x02";
constexpr std::string_view k_local = "PK\x03\x04";
constexpr std::size_t k_central_size = 46;
constexpr std::size_t k_local_size = 30;

std::size_t number_at(const std::string& file, std::size_t at, std::size_t bytes) {
  std::size_t value = 0;
  for (std::size_t i = 0; i < bytes; ++i) {
    value |= static_cast<std::size_t>(static_cast<unsigned char>(file.at(at + i))) << (8 * i);
  }
  return value;
}

std::string inflated(const std::string& packed, std::size_t size) {
  std::string text(size, '\0');
  z_stream stream{};
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(text.data());
  stream.avail_out = static_cast<uInt>(text.size());
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) throw std::runtime_error("zlib does not start");
  const int ended = inflate(&stream, Z_FINISH);
  inflateEnd(&stream);
  if (ended != Z_STREAM_END) throw std::runtime_error("a part cannot be unpacked");
  return text;
}

}  // namespace

std::string unpacked(const std::string& file) {
  std::string all;
  auto at = file.find(k_central);
  if (!file.starts_with("PK") || at == std::string::npos) throw std::runtime_error("no ZIP file");
  while (file.compare(at, k_central.size(), k_central) == 0) {
    const bool is_packed = number_at(file, at + 10, 2) != 0;
    const auto packed_size = number_at(file, at + 20, 4);
    const auto size = number_at(file, at + 24, 4);
    const auto name_size = number_at(file, at + 28, 2);
    const auto local = number_at(file, at + 42, 4);
    if (file.compare(local, k_local.size(), k_local) != 0) throw std::runtime_error("no part");
    const auto from =
        local + k_local_size + number_at(file, local + 26, 2) + number_at(file, local + 28, 2);
    const std::string part = file.substr(from, packed_size);
    all += file.substr(at + k_central_size, name_size) + "\n";
    all += (is_packed ? inflated(part, size) : part) + "\n";
    at += k_central_size + name_size + number_at(file, at + 30, 2) + number_at(file, at + 32, 2);
  }
  return all;
}

}  // namespace chorus::test

#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace chorus::net {

// Which part of so many bytes a `Range` field asks for. Players of sound ask so; some play nothing
// that comes whole.
struct ByteRange {
  std::size_t first = 0;
  std::size_t last = 0;  // the last byte that belongs to it
  bool is_satisfiable = true;
  bool operator==(const ByteRange&) const = default;
};

// None: the whole is wanted, also where the field is not understood or asks for several parts, as
// RFC 9110 lets a server do.
std::optional<ByteRange> byte_range(std::string_view field, std::size_t size);

}  // namespace chorus::net

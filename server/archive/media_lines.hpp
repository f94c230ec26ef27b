#pragma once

#include "archive/lines_out.hpp"

#include <string_view>

namespace chorus::archive {

inline constexpr std::size_t k_bytes_a_line = 48 * 1024;

// The lines behind a medium's own.
void write_bytes(std::string_view bytes, LinesOut& lines);
// Of a whole medium.
std::string sum_of(std::string_view bytes);

}  // namespace chorus::archive

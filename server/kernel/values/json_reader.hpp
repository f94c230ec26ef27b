#pragma once

#include "kernel/values/limits.hpp"
#include "kernel/values/result.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <string_view>

namespace chorus::kernel {

// How much one JSON text may hold. `members` counts object members and array elements of the whole
// text together; `depth` counts the outermost value as one.
struct ReadLimits {
  std::size_t bytes = limits::k_message_bytes;
  std::size_t depth = limits::k_json_depth;
  std::size_t members = limits::k_json_members;
  std::size_t code_points = limits::k_string_code_points;
};

// The one way text from outside becomes JSON. Stops at the first fault, so hostile
// text costs no more than reading up to it. Refused beyond broken JSON: a member named twice, NUL,
// lone surrogates, bytes that are not UTF-8, a byte order mark, and numbers that do not mean the
// same on both sides: -0, whole numbers beyond 2^53 - 1, and more than 32 digits.
// Codes: too_big, not_json, too_deep, too_many_members, string_too_long, duplicate_key, bad_number.
Result<nlohmann::json> read_json(std::string_view text, const ReadLimits& limits = {});

}  // namespace chorus::kernel

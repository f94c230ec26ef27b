#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace chorus::protocol {

inline constexpr std::size_t k_name_code_points = 40;  // also in core/introduce.schema.json

// A person's own name as it may stand beside others' (trust S-R10, T23): no control characters, no
// bidirectional overrides, nothing of no width; blanks made one, ends trimmed, cut to
// k_name_code_points. Empty where nothing is left. Precondition: valid UTF-8.
std::string clean_name(std::string_view typed);

}  // namespace chorus::protocol

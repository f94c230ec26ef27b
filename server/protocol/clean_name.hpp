#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace chorus::protocol {

inline constexpr std::size_t k_name_code_points = 40;  // also in core/introduce.schema.json

// A person's own name as it may stand beside others': no control characters, nothing that turns the
// direction of writing, nothing of no width but where a script or an emoji is spelt with it (the
// joiners of Sinhala and Persian, a family, a flag), at most five marks on a letter and none on
// nothing; blanks made one, ends trimmed, cut between graphemes to k_name_code_points. Empty where
// nothing visible is left. Precondition: valid UTF-8.
std::string clean_name(std::string_view typed);

}  // namespace chorus::protocol

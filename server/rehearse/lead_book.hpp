#pragma once

#include "rehearse/playbook.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace chorus::rehearse {

// What the lead does next in an activity besides opening, closing and revealing it, read off what
// the page shows; empty: nothing. Pure. `now_ms`: milliseconds since 1970 UTC.
std::optional<Move> next_of_lead(std::string_view plugin, const SeenSpace& space,
                                 std::int64_t now_ms);

// A reveal is not the end of it.
bool goes_on_after_reveal(std::string_view plugin);

// The day some weeks after a moment, as "YYYY-MM-DD" in UTC.
std::string day_after(std::int64_t now_ms, int weeks);

}  // namespace chorus::rehearse

#pragma once

#include "rehearse/playbook.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace chorus::rehearse {

// What the lead does next in an activity besides opening, closing and revealing it, read off what
// the page shows; empty: nothing. Pure. `today`: "YYYY-MM-DD", as the room counts days.
std::optional<Move> next_of_lead(std::string_view plugin, const SeenSpace& space,
                                 const std::string& today);

// A reveal is not the end of it.
bool goes_on_after_reveal(std::string_view plugin);

// The day some weeks after a day, both "YYYY-MM-DD".
std::string day_after(const std::string& day, int weeks);

}  // namespace chorus::rehearse

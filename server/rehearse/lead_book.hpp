#pragma once

#include "rehearse/playbook.hpp"

#include <optional>
#include <string>

namespace chorus::rehearse {

// What the lead does next in an activity besides opening, closing and revealing it, by its script
// and by what the page shows; empty: nothing. `today`: "YYYY-MM-DD", as the room
// counts days.
std::optional<Move> next_of_lead(const Script& script, const SeenSpace& space, Chance& chance,
                                 const std::string& today);

// A reveal is not the end of it.
bool goes_on_after_reveal(const Script& script);

}  // namespace chorus::rehearse

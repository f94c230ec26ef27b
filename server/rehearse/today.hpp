#pragma once

#include "rehearse/talk.hpp"

#include <string>

namespace chorus::rehearse {

// "YYYY-MM-DD", as the room counts days, wherever this program runs.
std::string today_of(const Talk& talk);

}  // namespace chorus::rehearse

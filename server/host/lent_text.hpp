#pragma once

#include "activity_plugin.h"

#include <string>

namespace chorus::host {

// As rules are given a text: only for as long as it stands where it is.
inline chorus_text lend(const std::string& text) { return {text.data(), text.size()}; }

}  // namespace chorus::host

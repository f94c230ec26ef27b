#pragma once

#include "kernel/values/record.hpp"

#include <string>
#include <string_view>

namespace chorus::archive {

// The title of an inquiry that came from another group to be read: it says whose it is, once, and
// keeps to what a title may hold.
std::string material_title(std::string_view whose, const std::string& title);

// Says so in the inquiry's own record, as `kernel/commands/material` reads it. False: its body is
// no object.
bool mark_as_material(kernel::Record& inquiry, const std::string& whose);

}  // namespace chorus::archive

#pragma once

#include <string>
#include <string_view>

namespace chorus::kernel {

// What people wrote, without what no paper can hold or what would change how it reads: control
// characters but line ends, noncharacters, marks that turn the direction of writing.
std::string clean(std::string_view text);

}  // namespace chorus::kernel

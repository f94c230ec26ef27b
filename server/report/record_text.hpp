#pragma once

#include "kernel/record.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace chorus::report {

// What people wrote, without what no paper can hold or what would change how it reads: control
// characters but line ends, noncharacters, marks that turn the direction of writing (trust T38).
std::string clean(std::string_view text);

// Every piece of text in a body, clean and in order, for a record of which nothing else is known.
// Names of other records tell a reader nothing and are left out, and so are numbers: small ones
// could point at people.
std::vector<std::string> texts_of(const kernel::Record& record);

// "S07", "H15" or "NS3" by the number in a body; empty for a kind or a body without one.
std::string id_of(const kernel::Record& record);

}  // namespace chorus::report

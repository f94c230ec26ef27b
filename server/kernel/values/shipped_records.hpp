#pragma once

#include <string_view>
#include <utility>
#include <vector>

namespace chorus::kernel {

// The records of schemas/records by name, and the text of the file where it says `kind`, as they
// were when the program was built; empty for a record that is no kind.
std::vector<std::pair<std::string_view, std::string_view>> shipped_records();

}  // namespace chorus::kernel

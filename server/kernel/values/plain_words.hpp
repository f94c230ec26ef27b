#pragma once

#include <string_view>

namespace chorus::kernel {

// Words of every day that are names as well ("will", "joy"), of all languages there are lists for
// (plain_words/<language>.txt), a blank between them.
std::string_view plain_words();

}  // namespace chorus::kernel

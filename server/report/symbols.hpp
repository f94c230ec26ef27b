#pragma once

#include <string_view>

namespace chorus::report {

// The inside of a picture of the reviewed list (client/src/parts/x-symbol, which these are copies
// of: a test of the pages compares them), on 48 by 48 units; empty: there is no such picture. What
// is `a`, `b` and `c` is filled with the strong colour, the soft one and the paper's; `s`, `t` and
// `u` are lines of them.
std::string_view symbol(std::string_view meaning);

inline constexpr std::string_view k_symbol_strong = "#2B4A6F";
inline constexpr std::string_view k_symbol_soft = "#D9A441";
inline constexpr std::string_view k_symbol_paper = "#F6EFE2";

}  // namespace chorus::report

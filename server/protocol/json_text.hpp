#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace chorus::protocol {

// Writing JSON as text, appended to what is there. Strings must be valid UTF-8, which the doors see
// to.
void append_quoted(std::string& out, std::string_view text);
void append_number(std::string& out, std::int64_t number);
void append_number(std::string& out, std::uint64_t number);

}  // namespace chorus::protocol

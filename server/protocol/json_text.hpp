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

// Appends `[`, each item by `append(item)` with commas between, `]`.
template <class Items, class Append>
void append_list(std::string& out, const Items& items, const Append& append) {
  out += '[';
  bool first = true;
  for (const auto& item : items) {
    if (!first) out += ',';
    first = false;
    append(item);
  }
  out += ']';
}

}  // namespace chorus::protocol

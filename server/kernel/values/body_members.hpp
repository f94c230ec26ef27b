#pragma once

#include "kernel/values/body.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace chorus::kernel {

// Single members of a body that must not stop the room where the file is damaged: what is not
// there, or not of that kind, is empty. `chorus check` names such bodies.
std::string text_in(const Body& body, std::string_view member);
std::optional<std::uint64_t> number_in(const Body& body, std::string_view member);
bool flag_in(const Body& body, std::string_view member);
bool lists_any(const Body& body, std::string_view member);  // an array with something in it

}  // namespace chorus::kernel

#pragma once

#include <optional>
#include <string>

namespace chorus::platform {

// Asks `question` on the terminal that the program runs in and gives back what is typed there, one
// line, which the terminal does not show. None: there is no terminal, or nobody typed anything.
// Waits for a person.
std::optional<std::string> typed_secret(const std::string& question);

}  // namespace chorus::platform

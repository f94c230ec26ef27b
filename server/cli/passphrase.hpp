#pragma once

#include <optional>
#include <string>

namespace chorus::cli {

// A passphrase from the first line of a file, else typed on the terminal. Throws std::runtime_error
// with words where the file cannot be read or it is too short for a new archive.
std::string new_passphrase(const std::string& file);
// None: there is no file and nobody typed one.
std::optional<std::string> known_passphrase(const std::string& file);

}  // namespace chorus::cli

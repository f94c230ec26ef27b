#pragma once

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

// Reading JSON that somebody else wrote: a manifest, or what a plugin says.
namespace chorus::host {

struct MalformedJson : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// Throws MalformedJson on anything but one valid UTF-8 JSON value, on nesting deeper than `depth`,
// and on an object that names a member twice (the parser alone would silently keep the last).
nlohmann::json parse_strictly(std::string_view text, std::size_t depth);

}  // namespace chorus::host

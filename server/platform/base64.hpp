#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace chorus::platform {

// Bytes as text that a data URI or an office file takes: RFC 4648, padded, by libsodium. Any
// thread.
std::string base64(std::string_view bytes);
// The bytes again; none: it is no such text.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace chorus::platform

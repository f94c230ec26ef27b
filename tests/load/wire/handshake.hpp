#pragma once

#include <string>
#include <string_view>

namespace chorus::load {

// The opening of a WebSocket, of RFC 6455.

// What the server must answer to this Sec-WebSocket-Key.
std::string accept_key(std::string_view key);

// Sixteen bytes in base64, from two numbers.
std::string key_of(unsigned long long one, unsigned long long other);

// The value of a field of a request or an answer, whatever the case of its name; empty: not there.
std::string_view field_of(std::string_view head, std::string_view name);

// What a server says that takes everybody. Empty: this is no upgrade.
std::string switching_protocols(std::string_view request);

}  // namespace chorus::load

#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace chorus::net {

// Cuts `[{…},{…}]` into the texts of its objects without parsing them: each is read strictly by the
// session like a WebSocket message, and only once. Nothing: not an array of objects. The views live
// as long as the text. Needs no stack, whatever the depth.
std::optional<std::vector<std::string_view>> split_message_array(std::string_view text);

}  // namespace chorus::net

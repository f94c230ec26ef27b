#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace chorus::net {

// One line on standard error: event name, then key=value. Never a body, a name, a secret, an
// address or a path that somebody sent.
void log_line(std::string_view event,
              std::initializer_list<std::pair<std::string_view, std::string_view>> facts = {});

}  // namespace chorus::net

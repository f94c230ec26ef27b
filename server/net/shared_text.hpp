#pragma once

#include <memory>
#include <string>

namespace chorus::net {

// One encoded message, shared by every session it goes to (performance: encode once a reader
// class).
using SharedText = std::shared_ptr<const std::string>;

}  // namespace chorus::net

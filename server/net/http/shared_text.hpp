#pragma once

#include <memory>
#include <string>
#include <utility>

namespace chorus::net {

// One encoded message, shared by every session it goes to: encoded once a reader class.
using SharedText = std::shared_ptr<const std::string>;

inline SharedText shared(std::string text) {
  return std::make_shared<const std::string>(std::move(text));
}

}  // namespace chorus::net

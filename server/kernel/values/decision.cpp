#include "kernel/values/decision.hpp"

#include <string>

namespace chorus::kernel {

Rejection core_rejection(std::string_view code, Body args) {
  return {std::string(code), "core." + std::string(code), std::move(args)};
}

}  // namespace chorus::kernel

#pragma once

#include "kernel/values/command.hpp"
#include "kernel/values/commit.hpp"

#include <optional>

namespace chorus::kernel {

// Something to decide in one space: a person's command, a wake-up that is due, or the kernel's own
// doing, which has no client.
struct Work {
  Command command;
  std::optional<Wake> wake;
  bool prepares = false;  // the command behind it in the queue is the opening that needs it
  bool has_client() const { return !command.client.empty(); }
};

}  // namespace chorus::kernel

#pragma once

#include "kernel/room/state_age.hpp"
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
  bool migrates() const { return !has_client() && command.name == k_migrate; }
};

}  // namespace chorus::kernel

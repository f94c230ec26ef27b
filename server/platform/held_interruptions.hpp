#pragma once

#include <memory>

// Ctrl-C, a closed terminal and a polite request to end wait while this lives, and take effect with
// its end: for a program that writes a file and must not leave half of one behind. Of this thread
// alone; not for anything that waits for a person or for the network.
namespace chorus::platform {

class HeldInterruptions {
 public:
  HeldInterruptions();
  ~HeldInterruptions();
  HeldInterruptions(const HeldInterruptions&) = delete;
  HeldInterruptions& operator=(const HeldInterruptions&) = delete;

 private:
  struct Before;
  std::unique_ptr<Before> before_;
};

}  // namespace chorus::platform

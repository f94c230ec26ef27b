#include "platform/held_interruptions.hpp"

#include <csignal>

namespace chorus::platform {

struct HeldInterruptions::Before {
  sigset_t blocked;
};

HeldInterruptions::HeldInterruptions() : before_(std::make_unique<Before>()) {
  sigset_t held;
  sigemptyset(&held);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) sigaddset(&held, signal);
  ::pthread_sigmask(SIG_BLOCK, &held, &before_->blocked);
}

HeldInterruptions::~HeldInterruptions() {
  ::pthread_sigmask(SIG_SETMASK, &before_->blocked, nullptr);
}

}  // namespace chorus::platform

#pragma once

#include "net/loop/async.hpp"
#include "net/loop/event_loop.hpp"

namespace chorus::net {

// The executor of a loop, for .cpp files that make sockets, pipes or coroutines on it.
inline Executor executor_of(EventLoop& loop) { return loop.context().get_executor(); }

}  // namespace chorus::net

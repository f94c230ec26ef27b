#pragma once

#include "host/process_runner.hpp"
#include "net/loop/event_loop.hpp"
#include "platform/child_process.hpp"

#include <memory>

namespace chorus::net {

// Starts a child and talks with it on the room thread's loop. Nothing here waits for it: its
// channel and its output are read as they come, and what is written to it is queued. Destroying
// what is returned kills it. Room thread only; the loop outlives it. Throws std::system_error where
// there can be no such child.
std::unique_ptr<host::RunningProcess> start_child(EventLoop& loop,
                                                  const platform::ChildCommand& command,
                                                  host::ProcessEvents events);

}  // namespace chorus::net

#pragma once

#include "net/admission/connections.hpp"
#include "net/loop/event_loop.hpp"
#include "net/loop/turn_end.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>

namespace chorus::net {

// The lines of one server, as each of them sees the others. Room thread only.
struct Lines {
  Lines(EventLoop& event_loop, ConnectionTable::Places places)
      : loop(event_loop), connections(places), turn_end(std::make_shared<TurnEnd>(event_loop)) {}

  EventLoop& loop;
  ConnectionTable connections;
  std::shared_ptr<TurnEnd> turn_end;        // when what the lines have to say leaves
  std::function<std::int64_t()> steady_ms;  // for rates; never goes back
  bool stall_upgrades = false;              // for tests: an upgrade is taken and never answered
  bool plain_writes = false;                // WebSockets write as Beast does, one by one
  bool closing = false;
  std::size_t sessions = 0;  // whose coroutines have not ended
  std::function<void()> on_session_ended;
  std::function<void(ConnectionTable::Id)> on_line_gone;  // what was answered over it may go
};

}  // namespace chorus::net

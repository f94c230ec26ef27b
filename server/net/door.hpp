#pragma once

#include "net/connections.hpp"
#include "net/event_loop.hpp"
#include "net/site.hpp"

#include <cstddef>
#include <functional>
#include <utility>

namespace chorus::net {

// What every session of one server shares, kept alive by the last of them. Room thread only.
struct Door {
  Door(EventLoop& event_loop, ConnectionTable::Places lines, Site::Places places, StaticFiles files,
       SiteParts parts)
      : loop(event_loop),
        site(
            std::move(places), std::move(files), std::move(parts),
            [] { return std::chrono::steady_clock::now(); },
            [&event_loop](std::function<void()> work) { event_loop.post(std::move(work)); }),
        connections(lines) {}

  EventLoop& loop;
  Site site;
  ConnectionTable connections;
  bool stall_upgrades = false;  // for tests: an upgrade is taken and never answered
  bool closing = false;
  std::size_t sessions = 0;  // whose coroutines have not ended
  std::function<void()> on_session_ended;
};

}  // namespace chorus::net

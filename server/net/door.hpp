#pragma once

#include "net/admission/lines.hpp"
#include "net/loop/event_loop.hpp"
#include "net/site.hpp"

#include <chrono>
#include <functional>
#include <utility>

namespace chorus::net {

// What every session of one server shares, kept alive by the last of them. Room thread only.
struct Door : Lines {
  Door(EventLoop& event_loop, ConnectionTable::Places lines, Site::Places places, StaticFiles files,
       SiteParts parts)
      : Lines(event_loop, lines),
        site(
            std::move(places), std::move(files), std::move(parts),
            [] { return std::chrono::steady_clock::now(); },
            [&event_loop](std::function<void()> work) { event_loop.post(std::move(work)); }) {
    on_line_gone = [this](ConnectionTable::Id id) { site.connection_closed(id); };
  }

  Site site;
};

}  // namespace chorus::net

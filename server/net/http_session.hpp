#pragma once

#include <memory>

namespace chorus::net {

struct AcceptedSocket;
struct Door;

// Serves one connection until it ends: requests one after another, each within its limits of size
// and time, or an upgrade to WebSocket. The one file that knows Beast's HTTP; everything a request
// means is Site's. Room thread only; owns itself; the door's table may end it at any time.
void serve_http(std::unique_ptr<AcceptedSocket> socket, const std::shared_ptr<Door>& door);

}  // namespace chorus::net

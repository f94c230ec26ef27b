#pragma once

#include "net/admission/connections.hpp"
#include "net/live/conversation.hpp"

#include <memory>

namespace chorus::net {

struct Lines;
struct Upgrade;  // the socket and the request, in upgrade.hpp

// Answers the upgrade and carries one conversation until it ends. One coroutine reads for as long
// as the line lives, another alone writes; a message is never waited for with a time-out, since a
// cancelled read would kill the stream. A null conversation is closed with 4401: the
// page learns the code only over an open line. Takes over place `id` of the lines' table.
void serve_websocket(std::unique_ptr<Upgrade> upgrade, std::shared_ptr<Conversation> conversation,
                     const std::shared_ptr<Lines>& lines, ConnectionTable::Id id);

}  // namespace chorus::net

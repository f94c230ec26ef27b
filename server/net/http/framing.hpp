#pragma once

#include "net/http/http_message.hpp"

namespace chorus::net {

// What a request's head must keep to before anything else of it is looked at. Pure.

// How a body's end is told must be beyond doubt, or two readers of one line would see different
// messages. The status to refuse with; zero: it is sound.
int framing_fault(const HttpRequest& head);

// Sec-WebSocket-Key: 16 bytes in base64, once.
bool has_sound_key(const HttpRequest& head);

}  // namespace chorus::net

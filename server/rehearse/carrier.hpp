#pragma once

#include "rehearse/client_loop.hpp"
#include "rehearse/web_address.hpp"

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace chorus::rehearse {

enum class CarrierKind { socket, poll };

// What opens a line: whose seat it is, and the page that asks.
struct Pass {
  std::string seat;    // "person", "facilitator" or "wall"
  std::string secret;  // what a browser keeps in its cookie
  std::string page_token;
};

// What a carrier tells; always from the loop, never from inside a call of its owner's.
struct CarrierEvents {
  std::function<void()> opened;                   // hello may be said
  std::function<void(std::string_view)> arrived;  // one message
  std::function<void(int code)> closed;           // once; 0: the network, else a close code
};

// One line to the room, whatever carries it (schemas/README.md, 2). Messages arrive in the order
// they were said. A carrier that is destroyed says nothing more and ends its line without a
// farewell.
class Carrier {
 public:
  Carrier() = default;
  virtual ~Carrier() = default;
  Carrier(const Carrier&) = delete;
  Carrier& operator=(const Carrier&) = delete;

  virtual void send(std::string message) = 0;
  virtual void close() = 0;  // politely, as a page that is left; `closed` may still come
};

std::unique_ptr<Carrier> open_socket(ClientLoop& loop, const WebAddress& where, const Pass& pass,
                                     CarrierEvents events);
std::unique_ptr<Carrier> open_poll(ClientLoop& loop, const WebAddress& where, const Pass& pass,
                                   CarrierEvents events);

}  // namespace chorus::rehearse

#pragma once

#include "net/loop/event_loop.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace chorus::net {

struct AcceptedSocket;

// Accepts on IPv4 and IPv6 at once. A failed accept (no more files, a peer that left) is logged,
// waited out and never ends the loop. Room thread only.
class Listener {
 public:
  using OnAccept = std::function<void(std::unique_ptr<AcceptedSocket>)>;

  Listener(EventLoop& loop, OnAccept on_accept);
  ~Listener();
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  // `bind`: an address, "localhost", or empty for every address of this machine. A port that is
  // taken is followed by the next three; 0 is the system's choice. Throws std::runtime_error with
  // words.
  void open(const std::string& bind, std::uint16_t port);
  std::uint16_t port() const noexcept;
  void close();  // idempotent

 private:
  struct Impl;
  std::shared_ptr<Impl> impl_;
};

}  // namespace chorus::net

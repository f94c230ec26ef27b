#pragma once

#include "net/loop/event_loop.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace chorus::net {

struct AcceptedSocket;

// The sockets of one port, kept open from one server to the next: who connects in between waits a
// moment and is not turned away. Made with the first, it outlives all of them.
class KeptPort {
 public:
  KeptPort();
  ~KeptPort();
  KeptPort(const KeptPort&) = delete;
  KeptPort& operator=(const KeptPort&) = delete;

 private:
  friend class Listener;
  struct Sockets;
  std::unique_ptr<Sockets> sockets_;
};

// Accepts on IPv4 and IPv6 at once. A failed accept (no more files, a peer that left) is logged,
// waited out and never ends the loop. Room thread only.
class Listener {
 public:
  using OnAccept = std::function<void(std::unique_ptr<AcceptedSocket>)>;

  // With a kept port: open() takes over what an earlier listener left there, and close() leaves it
  // there again.
  Listener(EventLoop& loop, OnAccept on_accept, KeptPort* kept = nullptr);
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
  void bind_to(const std::string& bind, std::uint16_t port);

  KeptPort* kept_;
  std::shared_ptr<Impl> impl_;
};

}  // namespace chorus::net

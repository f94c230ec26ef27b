#pragma once

#include "net/loop/async.hpp"

#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <memory>
#include <string>
#include <utility>

// For .cpp files only.
namespace chorus::net {

using Tcp = asio::ip::tcp;
using TcpSocket = asio::basic_stream_socket<Tcp, Executor>;

// A fresh socket on its way from the listener to its session; named here so that their headers can
// speak of it without Asio.
struct AcceptedSocket {
  explicit AcceptedSocket(TcpSocket accepted) : socket(std::move(accepted)) {}
  TcpSocket socket;
};

inline void close_now(TcpSocket& socket) {
  error_code ignored;
  socket.close(ignored);
}

// Ends a line whose peer may still be sending: says that we are done, then reads and throws away
// until the peer closes. A plain close would answer its bytes with a reset, which can overtake our
// last words.
Awaitable<> lingering_close(TcpSocket& socket);

// An address as a browser's address bar takes it; empty for a link-local IPv6 one, which it does
// not.
std::string host_of(const Tcp::endpoint& endpoint);

}  // namespace chorus::net

#include "net/loop/accepted_socket.hpp"

#include <array>

namespace chorus::net {
namespace {

constexpr std::chrono::seconds k_linger{1};

Awaitable<> read_to_end(TcpSocket& socket) {
  std::array<char, 4096> scrap;
  const auto buffer = asio::buffer(scrap);
  for (;;) {
    const auto [error, size] = co_await socket.async_read_some(buffer, use_result);
    if (error) {
      co_return;
    }
  }
}

}  // namespace

// The socket belongs to the session whose coroutine awaits this.
Awaitable<> lingering_close(TcpSocket& socket) {
  error_code ignored;
  socket.shutdown(TcpSocket::shutdown_send, ignored);
  std::function<void()> give_up = [&socket] { close_now(socket); };
  auto reading = read_to_end(socket);
  co_await with_deadline(k_linger, std::move(reading), std::move(give_up));
  close_now(socket);
}

std::string host_of(const Tcp::endpoint& endpoint) {
  const auto address = endpoint.address();
  if (!address.is_v6()) {
    return address.to_string();
  }
  return address.to_v6().is_link_local() ? std::string() : "[" + address.to_string() + "]";
}

}  // namespace chorus::net

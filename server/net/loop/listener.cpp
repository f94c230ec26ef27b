#include "net/loop/listener.hpp"

#include "net/loop/accepted_socket.hpp"
#include "net/loop/event_loop_impl.hpp"

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/ip/v6_only.hpp>

#include <stdexcept>
#include <utility>
#include <vector>

namespace chorus::net {
namespace {

using Acceptor = asio::basic_socket_acceptor<Tcp, Executor>;

constexpr std::uint16_t k_further_ports = 3;
constexpr int k_tries_for_any_port = 8;
constexpr std::chrono::milliseconds k_rest_after_failure{100};
constexpr int k_backlog = 512;

std::vector<asio::ip::address> addresses_of(const std::string& bind) {
  if (bind.empty() || bind == "*" || bind == "0.0.0.0" || bind == "::") {
    return {asio::ip::address_v4::any(), asio::ip::address_v6::any()};
  }
  if (bind == "localhost") {
    return {asio::ip::address_v4::loopback(), asio::ip::address_v6::loopback()};
  }
  error_code error;
  const auto address = asio::ip::make_address(bind, error);
  if (error) {
    throw std::runtime_error("cannot listen on " + bind + ": not an address of this machine");
  }
  return {address};
}

error_code listen_on(Acceptor& acceptor, const Tcp::endpoint& endpoint) {
  error_code error;
  acceptor.open(endpoint.protocol(), error);
  if (!error && endpoint.address().is_v6()) {
    acceptor.set_option(asio::ip::v6_only(true), error);
  }
  if (!error) {
    acceptor.set_option(Acceptor::reuse_address(true), error);
  }
  if (!error) {
    acceptor.bind(endpoint, error);
  }
  if (!error) {
    acceptor.listen(k_backlog, error);
  }
  return error;
}

}  // namespace

// Open and not accepted on; of a context that never runs.
struct KeptPort::Sockets {
  boost::asio::io_context context;
  std::vector<Acceptor> open;
};

KeptPort::KeptPort() : sockets_(std::make_unique<Sockets>()) {}
KeptPort::~KeptPort() = default;

struct Listener::Impl : std::enable_shared_from_this<Listener::Impl> {
  Impl(EventLoop& loop, OnAccept accept, std::vector<Acceptor>* kept_ones)
      : executor(executor_of(loop)), on_accept(std::move(accept)), kept(kept_ones) {}

  static Acceptor moved_to(Acceptor from, const Executor& executor) {
    const auto protocol = from.local_endpoint().protocol();
    return Acceptor(executor, protocol, from.release());
  }

  void take_over() {
    for (auto& socket : *kept) acceptors.push_back(moved_to(std::move(socket), executor));
    kept->clear();
    port = acceptors.front().local_endpoint().port();
  }

  void leave_to(const Executor& keeper) {
    for (auto& socket : acceptors) {
      if (socket.is_open()) kept->push_back(moved_to(std::move(socket), keeper));
    }
  }

  // All addresses on one port, or none. An address family that this machine lacks is left out.
  error_code try_port(const std::vector<asio::ip::address>& addresses, std::uint16_t wanted) {
    std::vector<Acceptor> opened;
    error_code first_error;
    for (const auto& address : addresses) {
      Acceptor acceptor(executor);
      const auto error = listen_on(acceptor, Tcp::endpoint(address, wanted));
      if (error == asio::error::address_in_use) {
        return error;
      }
      if (error) {
        first_error = first_error ? first_error : error;
        continue;
      }
      wanted = acceptor.local_endpoint().port();
      opened.push_back(std::move(acceptor));
    }
    if (opened.empty()) {
      return first_error;
    }
    port = wanted;
    acceptors = std::move(opened);
    return {};
  }

  static Awaitable<> accept_on(std::shared_ptr<Impl> self, std::size_t index) {
    auto& acceptor = self->acceptors[index];
    while (acceptor.is_open()) {
      auto [error, socket] = co_await acceptor.async_accept(use_result);
      if (!acceptor.is_open()) {
        co_return;
      }
      if (!error) {
        auto accepted = std::make_unique<AcceptedSocket>(std::move(socket));
        self->on_accept(std::move(accepted));
        continue;
      }
      log_line("accept_failed", {{"why", error.message()}});
      SteadyTimer rest(self->executor, k_rest_after_failure);
      co_await rest.async_wait(use_result);
    }
  }

  Executor executor;
  OnAccept on_accept;
  std::vector<Acceptor>* kept;
  std::vector<Acceptor> acceptors;
  std::uint16_t port = 0;
};

Listener::Listener(EventLoop& loop, OnAccept on_accept, KeptPort* kept)
    : kept_(kept),
      impl_(std::make_shared<Impl>(loop, std::move(on_accept),
                                   kept != nullptr ? &kept->sockets_->open : nullptr)) {}

Listener::~Listener() { close(); }

void Listener::open(const std::string& bind, std::uint16_t port) {
  if (kept_ != nullptr && !kept_->sockets_->open.empty()) {
    impl_->take_over();
  } else {
    bind_to(bind, port);
  }
  for (std::size_t i = 0; i < impl_->acceptors.size(); ++i) {
    auto accepting = Impl::accept_on(impl_, i);
    spawn_logged(impl_->executor, "listener", std::move(accepting));
  }
}

void Listener::bind_to(const std::string& bind, std::uint16_t port) {
  const auto addresses = addresses_of(bind);
  const int tries = port == 0 ? k_tries_for_any_port : 1 + k_further_ports;
  error_code error;
  for (int i = 0; i < tries; ++i) {
    const auto wanted = port == 0 ? port : static_cast<std::uint16_t>(port + i);
    error = impl_->try_port(addresses, wanted);
    if (error != asio::error::address_in_use) {
      break;
    }
  }
  if (error) {
    throw std::runtime_error("cannot listen on port " + std::to_string(port) + ": " +
                             error.message() + "; choose another with --port");
  }
}

std::uint16_t Listener::port() const noexcept { return impl_->port; }

void Listener::close() {
  if (kept_ != nullptr) impl_->leave_to(kept_->sockets_->context.get_executor());
  for (auto& acceptor : impl_->acceptors) {
    error_code ignored;
    acceptor.close(ignored);
  }
}

}  // namespace chorus::net

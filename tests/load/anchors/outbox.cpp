// What Beast makes possible: it does the handshake, the reading and the control frames, and every
// byte that leaves goes through an outbox below it. Frames are built once and shared by all phones;
// what was read in one turn of the loop goes to each in one send. As bare.cpp, nothing is checked
// or kept. Prints the port that it listens on.
#include "platform/limits.hpp"
#include "tests/load/generator/net.hpp"
#include "tests/load/wire/frame.hpp"

#include <boost/asio/post.hpp>
#include <boost/beast/core/bind_handler.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket.hpp>

#include <cstddef>
#include <deque>
#include <iostream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace websocket = beast::websocket;
using asio::ip::tcp;
using chorus::load::error_code;
using chorus::load::Executor;
using chorus::load::Socket;
using Frames = std::shared_ptr<const std::string>;

constexpr std::size_t k_at_once = 64;  // buffers in one call of the system

// The layer under websocket::stream: what Beast writes and what the room tells leave in one order.
class Outbox {
 public:
  using executor_type = Executor;

  explicit Outbox(Socket socket) : core_(std::make_shared<Core>(std::move(socket))) {}

  executor_type get_executor() { return core_->socket.get_executor(); }
  Socket& socket() { return core_->socket; }

  template <class Buffers, class Token>
  auto async_read_some(const Buffers& buffers, Token&& token) {
    return core_->socket.async_read_some(buffers, std::forward<Token>(token));
  }

  template <class Buffers, class Token>
  auto async_write_some(const Buffers& buffers, Token&& token) {
    const auto size = asio::buffer_size(buffers);
    put(std::make_shared<const std::string>(beast::buffers_to_string(buffers)));
    return asio::async_initiate<Token, void(error_code, std::size_t)>(
        [executor = get_executor(), size](auto handler) {
          asio::post(executor, beast::bind_front_handler(std::move(handler), error_code{}, size));
        },
        token);
  }

  void put(Frames frames) {
    core_->waiting.push_back(std::move(frames));
    if (!core_->full) Core::send(core_);
  }

 private:
  struct Core {
    explicit Core(Socket the_socket) : socket(std::move(the_socket)) {}

    static void send(const std::shared_ptr<Core>& core) {
      while (!core->waiting.empty()) {
        error_code failed;
        const auto sent = core->socket.write_some(core->next(), failed);
        if (failed == asio::error::would_block) return wait(core);
        if (failed) return core->waiting.clear();
        core->drop_front(sent);
      }
    }

    static void wait(const std::shared_ptr<Core>& core) {
      core->full = true;
      core->socket.async_wait(Socket::wait_write, [core](error_code failed) {
        core->full = false;
        if (failed) return core->waiting.clear();
        send(core);
      });
    }

    std::vector<asio::const_buffer> next() const {
      std::vector<asio::const_buffer> buffers;
      buffers.reserve(std::min(waiting.size(), k_at_once));
      for (const auto& frames : waiting) {
        if (buffers.size() == k_at_once) break;
        buffers.push_back(asio::buffer(*frames) + (buffers.empty() ? front_sent : 0));
      }
      return buffers;
    }

    void drop_front(std::size_t sent) {
      sent += front_sent;
      while (!waiting.empty() && sent >= waiting.front()->size()) {
        sent -= waiting.front()->size();
        waiting.pop_front();
      }
      front_sent = sent;
    }

    Socket socket;
    std::deque<Frames> waiting;
    std::size_t front_sent = 0;  // bytes of the first one that have left
    bool full = false;
  };
  std::shared_ptr<Core> core_;
};

void teardown(beast::role_type, Outbox& outbox, error_code& failed) {
  outbox.socket().shutdown(tcp::socket::shutdown_both, failed);
}

template <class Handler>
void async_teardown(beast::role_type role, Outbox& outbox, Handler&& handler) {
  error_code ignored;
  teardown(role, outbox, ignored);
  asio::post(outbox.get_executor(),
             beast::bind_front_handler(std::forward<Handler>(handler), error_code{}));
}

// Found by Beast when a time is over.
void beast_close_socket(Outbox& outbox) {
  error_code ignored;
  outbox.socket().close(ignored);
}

class Line;

// Who is in, and what is told to them at the end of this turn of the loop.
class Room {
 public:
  explicit Room(asio::io_context& context) : context_(context) {}

  std::size_t enter(Line& line) {
    lines_.push_back(&line);
    return lines_.size() - 1;
  }
  void leave(std::size_t place);
  void say(std::string_view text) {
    if (!turn_) {
      turn_ = std::make_shared<std::string>();
      asio::post(context_, [this] { tell(); });
    }
    *turn_ += chorus::load::plain_frame(chorus::load::Opcode::text, text);
  }

 private:
  void tell();

  asio::io_context& context_;
  std::vector<Line*> lines_;
  std::shared_ptr<std::string> turn_;
};

class Line : public std::enable_shared_from_this<Line> {
 public:
  Line(Room& room, Socket socket) : room_(room), stream_(std::move(socket)) {}

  void open() {
    error_code ignored;
    stream_.next_layer().socket().set_option(tcp::no_delay(true), ignored);
    stream_.next_layer().socket().non_blocking(true, ignored);
    stream_.set_option(websocket::stream_base::timeout::suggested(beast::role_type::server));
    stream_.async_accept([self = shared_from_this()](error_code failed) {
      if (failed) return;
      self->place_ = self->room_.enter(*self);
      self->read();
    });
  }
  void put(const Frames& frames) { stream_.next_layer().put(frames); }
  void move_to(std::size_t place) { place_ = place; }

 private:
  void read() {
    stream_.async_read(heard_, [self = shared_from_this()](error_code failed, std::size_t) {
      if (failed) return self->room_.leave(self->place_);
      const auto bytes = self->heard_.cdata();
      self->room_.say({static_cast<const char*>(bytes.data()), bytes.size()});
      self->heard_.clear();
      self->read();
    });
  }

  Room& room_;
  websocket::stream<Outbox, false> stream_;
  beast::flat_buffer heard_;
  std::size_t place_ = 0;
};

void Room::leave(std::size_t place) {
  lines_[place] = lines_.back();
  lines_[place]->move_to(place);
  lines_.pop_back();
}

void Room::tell() {
  const Frames frames = std::move(turn_);
  turn_ = nullptr;
  for (auto* line : lines_) line->put(frames);
}

void let_in(Room& room, asio::basic_socket_acceptor<tcp, Executor>& door) {
  door.async_accept([&](error_code failed, Socket socket) {
    if (!failed) std::make_shared<Line>(room, std::move(socket))->open();
    let_in(room, door);
  });
}

}  // namespace

int main() try {
  constexpr std::size_t k_files = 20'000;
  chorus::platform::raise_open_files(k_files);
  chorus::platform::ignore_broken_pipes();
  asio::io_context context(1);
  Room room(context);
  asio::basic_socket_acceptor<tcp, Executor> door(
      context.get_executor(), tcp::endpoint(asio::ip::address_v4::loopback(), 0));
  let_in(room, door);
  std::cout << door.local_endpoint().port() << std::endl;
  context.run();
} catch (const std::exception& fault) {
  std::cerr << "outbox: " << fault.what() << '\n';
  return 1;
}

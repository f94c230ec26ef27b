#pragma once

#include "kernel/values/limits.hpp"
#include "net/live/fragment_count.hpp"
#include "net/loop/accepted_socket.hpp"

#include <boost/asio/async_result.hpp>
#include <boost/asio/compose.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/websocket/error.hpp>
#include <boost/beast/websocket/teardown.hpp>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <utility>

// For .cpp files only.
namespace chorus::net {

// What lies under Beast's websocket::stream: it counts fragments on the way in, and on the way out
// lets our own writer send finished frames past Beast, many in one call and without a copy. Beast
// still does the handshake, reading, pongs and closing. Only one of the two writes at a time, and
// each writes whole frames, so nothing is ever torn; a pong waits for the batch in hand and is so
// bounded too.
class FrameStream {
 public:
  using executor_type = Executor;
  using next_layer_type = TcpSocket;

  explicit FrameStream(TcpSocket socket) : core_(std::make_shared<Core>(std::move(socket))) {}
  ~FrameStream() { close(); }
  FrameStream(const FrameStream&) = delete;
  FrameStream& operator=(const FrameStream&) = delete;

  executor_type get_executor() { return core_->socket.get_executor(); }
  TcpSocket& next_layer() noexcept { return core_->socket; }
  const TcpSocket& next_layer() const noexcept { return core_->socket; }
  bool too_many_fragments() const noexcept { return core_->too_many; }
  void close() {
    close_now(core_->socket);
    core_->gate.cancel();
  }

  template <class MutableBuffers, class Token>
  auto async_read_some(const MutableBuffers& buffers, Token&& token) {
    return asio::async_compose<Token, void(error_code, std::size_t)>(
        ReadSome<MutableBuffers>{core_, buffers}, token, core_->socket);
  }

  template <class ConstBuffers, class Token>
  auto async_write_some(const ConstBuffers& buffers, Token&& token) {
    return asio::async_compose<Token, void(error_code, std::size_t)>(
        WriteAll<ConstBuffers>{core_, buffers}, token, core_->socket);
  }

  // The writer's own turn: await it, write whole frames to next_layer(), end it.
  static Awaitable<> my_turn(FrameStream& stream) {
    const auto core = stream.core_;
    while (core->writing) {
      co_await core->gate.async_wait(use_result);
    }
    core->writing = true;
  }
  void end_turn() { core_->end_turn(); }

 private:
  // Operations that Beast started itself may end after the stream has gone, so they keep this.
  struct Core {
    explicit Core(TcpSocket the_socket)
        : socket(std::move(the_socket)),
          gate(socket.get_executor()),
          fragments(limits::k_fragments) {
      gate.expires_at(SteadyTimer::time_point::max());
    }
    void end_turn() {
      writing = false;
      gate.cancel();
    }

    TcpSocket socket;
    SteadyTimer gate;  // cancelled whenever a turn ends
    FragmentCount fragments;
    bool too_many = false;
    bool writing = false;
  };

  template <class MutableBuffers>
  struct ReadSome {
    std::shared_ptr<Core> core;
    MutableBuffers buffers;

    template <class Self>
    void operator()(Self& self) {
      auto& socket = core->socket;
      const auto space = buffers;
      socket.async_read_some(space, std::move(self));
    }
    template <class Self>
    void operator()(Self& self, error_code error, std::size_t size) {
      if (!error && !count(*core, buffers, size)) {
        core->too_many = true;
        error = boost::beast::websocket::error::message_too_big;
        size = 0;
      }
      self.complete(error, size);
    }
  };

  // Waits its turn, then writes all that it was given.
  template <class ConstBuffers>
  struct WriteAll {
    std::shared_ptr<Core> core;
    ConstBuffers buffers;
    bool writing = false;

    template <class Self>
    void operator()(Self& self, error_code error = {}, std::size_t size = 0) {
      const auto kept = core;
      if (writing) {
        kept->end_turn();
        self.complete(error, size);
        return;
      }
      if (kept->writing) {
        kept->gate.async_wait(std::move(self));
        return;
      }
      kept->writing = true;
      writing = true;
      const auto everything = buffers;
      asio::async_write(kept->socket, everything, std::move(self));
    }
  };

  template <class MutableBuffers>
  static bool count(Core& core, const MutableBuffers& buffers, std::size_t size) {
    for (auto it = asio::buffer_sequence_begin(buffers);
         it != asio::buffer_sequence_end(buffers) && size > 0; ++it) {
      const asio::const_buffer part = *it;
      const auto used = std::min(part.size(), size);
      if (!core.fragments.feed(part.data(), used)) {
        return false;
      }
      size -= used;
    }
    return true;
  }

  std::shared_ptr<Core> core_;
};

// Found by Beast when a line is torn down.
template <class Handler>
void async_teardown(boost::beast::role_type role, FrameStream& stream, Handler&& handler) {
  boost::beast::websocket::async_teardown(role, stream.next_layer(),
                                          std::forward<Handler>(handler));
}
inline void teardown(boost::beast::role_type role, FrameStream& stream, error_code& error) {
  boost::beast::websocket::teardown(role, stream.next_layer(), error);
}

}  // namespace chorus::net

#pragma once

#include "kernel/values/limits.hpp"
#include "net/live/fragment_count.hpp"
#include "net/live/send_queue.hpp"
#include "net/loop/accepted_socket.hpp"

#include <boost/asio/async_result.hpp>
#include <boost/asio/compose.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/buffers_range.hpp>
#include <boost/beast/websocket/error.hpp>
#include <boost/beast/websocket/teardown.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>

// For .cpp files only.
namespace chorus::net {

// What lies under Beast's websocket::stream. On the way in it counts messages and their fragments.
// On the way out, what Beast writes (the answer to the upgrade, pongs, closes) takes its turn in
// the SendQueue, beside the messages of an outbox, which never pass through Beast. With plain
// writes there is no queue in use: all goes through Beast, and from here straight to the socket.
class FrameStream {
 public:
  using executor_type = Executor;
  using next_layer_type = TcpSocket;

  FrameStream(TcpSocket socket, std::shared_ptr<TurnEnd> turn_end, bool plain_writes)
      : core_(std::make_shared<Core>(std::move(socket), std::move(turn_end), plain_writes)) {}
  ~FrameStream() {
    queue().follow(nullptr, nullptr);
    close();
  }
  FrameStream(const FrameStream&) = delete;
  FrameStream& operator=(const FrameStream&) = delete;

  executor_type get_executor() { return next_layer().get_executor(); }
  TcpSocket& next_layer() noexcept { return core_->queue->socket(); }
  const TcpSocket& next_layer() const noexcept { return core_->queue->socket(); }
  SendQueue& queue() noexcept { return *core_->queue; }
  void close() { queue().close(); }

  bool too_many_fragments() const noexcept { return core_->too_many; }
  // Of the messages that have come, Beast holds none but the first `taken`, and nothing after them.
  bool is_dry(std::uint64_t taken) const noexcept {
    return core_->fragments.messages() == taken && core_->fragments.at_message_end();
  }
  // Whether anything has come since this was asked last.
  bool has_heard() noexcept { return std::exchange(core_->heard, false); }

  template <class MutableBuffers, class Token>
  auto async_read_some(const MutableBuffers& buffers, Token&& token) {
    return asio::async_compose<Token, void(error_code, std::size_t)>(
        ReadSome<MutableBuffers>{core_, buffers}, token, next_layer());
  }

  // All of it, though it is called some: whole frames, which nothing may tear.
  template <class ConstBuffers, class Token>
  auto async_write_some(const ConstBuffers& buffers, Token&& token) {
    return asio::async_compose<Token, void(error_code, std::size_t)>(
        WriteAll<ConstBuffers>{core_, buffers}, token, next_layer());
  }

 private:
  // Operations that Beast started itself may end after the stream has gone, so they keep this.
  struct Core {
    Core(TcpSocket socket, std::shared_ptr<TurnEnd> turn_end, bool plain_writes)
        : queue(std::make_shared<SendQueue>(std::move(socket), std::move(turn_end))),
          fragments(limits::k_fragments),
          plain(plain_writes) {}

    std::shared_ptr<SendQueue> queue;
    FragmentCount fragments;
    bool plain;
    bool too_many = false;
    bool heard = false;
  };

  template <class MutableBuffers>
  struct ReadSome {
    std::shared_ptr<Core> core;
    MutableBuffers buffers;

    template <class Self>
    void operator()(Self& self) {
      auto& socket = core->queue->socket();
      const auto space = buffers;
      socket.async_read_some(space, std::move(self));
    }
    template <class Self>
    void operator()(Self& self, error_code error, std::size_t size) {
      core->heard = core->heard || size > 0;
      if (!error && !count(*core, buffers, size)) {
        core->too_many = true;
        error = boost::beast::websocket::error::message_too_big;
        size = 0;
      }
      self.complete(error, size);
    }
  };

  template <class ConstBuffers>
  struct WriteAll {
    std::shared_ptr<Core> core;
    ConstBuffers buffers;
    bool begun = false;

    template <class Self>
    void operator()(Self& self, error_code error = {}) {
      SendQueue& queue = *core->queue;
      if (core->plain) {
        const auto everything = buffers;
        asio::async_write(queue.socket(), everything, std::move(self));
        return;
      }
      const bool is_new = !std::exchange(begun, true);
      if (is_new) {
        put(queue);
      } else if (!error) {
        queue.send();
        queue.want();
      }
      if (!error && queue.has_put()) {
        queue.socket().async_wait(TcpSocket::wait_write, std::move(self));
      } else if (is_new) {
        asio::post(queue.socket().get_executor(), std::move(self));
      } else {
        self.complete(error, error ? 0 : asio::buffer_size(buffers));
      }
    }
    template <class Self>
    void operator()(Self& self, error_code error, std::size_t size) {
      self.complete(error, size);
    }

   private:
    void put(SendQueue& queue) const {
      constexpr unsigned k_opcode_bits = 0x8f;  // and the bit of a final frame
      constexpr unsigned k_close = 0x88;
      std::string bytes;
      bytes.reserve(asio::buffer_size(buffers));
      for (const asio::const_buffer part : boost::beast::buffers_range_ref(buffers)) {
        bytes.append(static_cast<const char*>(part.data()), part.size());
      }
      const bool is_close =
          !bytes.empty() && (static_cast<unsigned char>(bytes.front()) & k_opcode_bits) == k_close;
      queue.put(std::move(bytes), is_close);
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

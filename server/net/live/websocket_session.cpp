#include "net/live/websocket_session.hpp"

#include "kernel/values/limits.hpp"
#include "net/admission/lines.hpp"
#include "net/live/frame_batch.hpp"
#include "net/live/frame_stream.hpp"
#include "net/live/rate.hpp"
#include "net/live/upgrade.hpp"
#include "net/loop/event_loop_impl.hpp"

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/field.hpp>
#include <boost/beast/websocket/stream.hpp>

#include <array>
#include <chrono>
#include <cstdint>
#include <exception>
#include <span>
#include <string_view>
#include <utility>

namespace chorus::net {
namespace {

namespace beast = boost::beast;
namespace websocket = boost::beast::websocket;
using Stream = websocket::stream<FrameStream, false>;  // false: no permessage-deflate
using protocol::CloseCode;

constexpr std::chrono::seconds k_handshake_within{5};
constexpr std::chrono::seconds k_close_within{2};         // what is in the outbox, and the goodbye
constexpr std::size_t k_buffer_kept = 4 * limits::k_kib;  // a large message's buffer is given back
constexpr std::uint16_t k_no_binary = 1003;
constexpr std::uint16_t k_policy = 1008;

class WebSocketSession final : public Connection,
                               public std::enable_shared_from_this<WebSocketSession> {
 public:
  WebSocketSession(std::unique_ptr<Upgrade> upgrade, std::shared_ptr<Conversation> conversation,
                   std::shared_ptr<Lines> lines, ConnectionTable::Id id)
      : stream_(std::move(upgrade->socket)),
        request_(std::move(upgrade->request)),
        conversation_(std::move(conversation)),
        news_(executor_of(lines->loop)),
        hungry_(executor_of(lines->loop)),
        writer_ended_(executor_of(lines->loop)),
        lines_(std::move(lines)),
        id_(id),
        loop_(lines_->loop) {}

  static Awaitable<> run(std::shared_ptr<WebSocketSession> self) { co_await self->serve(); }

  void drop() override {
    dropped_ = true;
    stream_.next_layer().close();
    news_.ring();
    hungry_.ring();
  }

  void wind_down() override {
    if (conversation_) {
      conversation_->close(CloseCode::restart);
    } else {
      drop();
    }
  }

 private:
  Awaitable<> serve() {
    set_options();
    const auto [error] = co_await stream_.async_accept(request_, use_result);
    request_ = {};
    if (error || dropped_) {
      lost();
      co_return;
    }
    listen_to_conversation();
    auto writing = write_all(shared_from_this());
    spawn_logged(executor_of(loop_), "websocket_writer", std::move(writing),
                 [self = shared_from_this()] { self->writer_ended_.ring(); });
    co_await read_all();
    lost();
    ended_ = true;
    news_.ring();
    co_await writer_ended_.wait();
    if (stream_.next_layer().too_many_fragments()) {
      co_await lingering_close(stream_.next_layer().next_layer());
    }
  }

  void set_options() {
    websocket::stream_base::timeout timeout{};
    timeout.handshake_timeout = k_handshake_within;
    timeout.idle_timeout = limits::k_idle;
    timeout.keep_alive_pings = true;
    stream_.set_option(timeout);
    watched_ = timeout;
    stream_.set_option(websocket::stream_base::decorator([](websocket::response_type& response) {
      response.set(beast::http::field::sec_websocket_protocol, "chorus.v1");
      response.set(beast::http::field::server, "chorus");
    }));
    // A browser sends none but its pongs to ours, of which there are four a minute.
    stream_.control_callback([this](websocket::frame_type kind, beast::string_view) {
      if (kind != websocket::frame_type::close && !pings_.take(lines_->steady_ms())) {
        floods();
      }
    });
    stream_.read_message_max(limits::k_message_bytes);
    stream_.auto_fragment(false);
  }

  void floods() {
    if (conversation_) {
      conversation_->close(CloseCode::too_fast);
    } else {
      close_with(static_cast<std::uint16_t>(CloseCode::too_fast));
    }
  }

  void listen_to_conversation() {
    if (!conversation_) {
      close_with(static_cast<std::uint16_t>(CloseCode::who_are_you));
      return;
    }
    const auto weak = weak_from_this();
    conversation_->on_close = [weak](CloseCode code) {
      if (const auto self = weak.lock()) {
        self->close_with(static_cast<std::uint16_t>(code));
      }
    };
    conversation_->outbox().on_filled = [weak] {
      if (const auto self = weak.lock()) {
        self->news_.ring();
      }
    };
    conversation_->on_ready = [weak] {
      if (const auto self = weak.lock()) {
        self->hungry_.ring();
      }
    };
    hello_timer_ = loop_.after(limits::k_hello_within, [weak] {
      const auto self = weak.lock();
      if (self && self->conversation_ && !self->conversation_->greeted()) {
        self->conversation_->close(CloseCode::who_are_you);
      }
    });
    if (!conversation_->outbox().empty()) {
      news_.ring();
    }
  }

  // The writer sends what is waiting, then closes; a peer that does not take it is cut off.
  void close_with(std::uint16_t code) {
    if (close_code_ != 0) {
      return;
    }
    close_code_ = code;
    close_timer_ = loop_.after(k_close_within, [weak = weak_from_this()] {
      if (const auto self = weak.lock()) {
        self->drop();
      }
    });
    news_.ring();
    hungry_.ring();
  }

  void lost() {
    if (const auto conversation = std::exchange(conversation_, nullptr)) {
      conversation->on_close = nullptr;
      conversation->on_ready = nullptr;
      conversation->outbox().on_filled = nullptr;
      conversation->lost();
    }
    hello_timer_.cancel();
  }

  Awaitable<> read_all() {
    beast::flat_buffer buffer;
    for (;;) {
      const auto [error, size] = co_await stream_.async_read(buffer, use_result);
      if (error) {
        co_return;
      }
      co_await until_ready();
      take(buffer);
      buffer.consume(buffer.size());
      if (buffer.capacity() > k_buffer_kept) {
        buffer.shrink_to_fit();
      }
    }
  }

  bool may_take() const {
    return dropped_ || close_code_ != 0 || !conversation_ || conversation_->ready();
  }

  // Nothing is read meanwhile, so that the peer's sending stops, not even its pongs: no silence of
  // its is counted.
  Awaitable<> until_ready() {
    if (may_take()) {
      co_return;
    }
    stream_.set_option(
        websocket::stream_base::timeout{k_handshake_within, websocket::stream_base::none(), false});
    while (!may_take()) {
      co_await hungry_.wait();
    }
    stream_.set_option(watched_);
  }

  // What comes after the close was decided is read, so that the goodbye is seen, and not heard.
  void take(const beast::flat_buffer& buffer) {
    if (dropped_ || close_code_ != 0 || !conversation_) {
      return;
    }
    if (stream_.got_binary()) {
      close_with(k_no_binary);
      return;
    }
    const auto data = buffer.cdata();
    const auto conversation = conversation_;
    try {
      const bool was_greeted = conversation->greeted();
      conversation->received(std::string_view(static_cast<const char*>(data.data()), data.size()));
      if (!was_greeted && conversation->greeted()) {
        take_place(*conversation);
      }
    } catch (const std::exception& error) {
      log_line("message_failed", {{"why", error.what()}});
      close_with(static_cast<std::uint16_t>(CloseCode::try_later));
    }
  }

  // Until its hello the line was one of those without a seat.
  void take_place(Conversation& conversation) {
    lines_->connections.hold(id_, *conversation.holder());
    if (!lines_->connections.move(id_, ConnectionTable::State::seated)) {
      conversation.close(CloseCode::try_later);
    }
  }

  static Awaitable<> write_all(std::shared_ptr<WebSocketSession> self) {
    while (!self->dropped_ && !self->ended_) {
      co_await self->news_.wait();
      const bool written = co_await self->write_waiting();
      if (!written) {
        self->drop();
        co_return;
      }
      if (self->close_code_ != 0 && !self->ended_) {
        const websocket::close_reason reason(static_cast<websocket::close_code>(self->close_code_));
        if (self->stream_.is_open()) {
          co_await self->stream_.async_close(reason, use_result);
        }
        co_return;
      }
    }
    if (self->stream_.next_layer().too_many_fragments()) {
      co_await self->say_too_many_fragments();
    }
  }

  // False: the line is broken.
  Awaitable<bool> write_waiting() {
    const auto conversation = conversation_;
    while (conversation && !dropped_ && !ended_ && !conversation->outbox().empty()) {
      auto& under = stream_.next_layer();
      co_await FrameStream::my_turn(under);
      // Beast may have said goodbye meanwhile; nothing may follow that.
      const bool open = stream_.is_open() && !conversation->outbox().empty();
      bool whole = true;
      if (open) {
        batch_.take_from(conversation->outbox());
        whole = co_await write_batch();
        batch_.clear();
        hungry_.ring();  // it may have owed what has now been said
      }
      under.end_turn();
      if (!open || !whole) {
        co_return whole;
      }
    }
    co_return true;
  }

  Awaitable<bool> write_batch() {
    while (!batch_.done()) {
      std::array<asio::const_buffer, 2 * FrameBatch::k_messages> buffers;
      std::size_t count = 0;
      for (const auto& piece : batch_.pieces()) {
        buffers[count++] = asio::const_buffer(piece.data, piece.size);
      }
      const std::span<const asio::const_buffer> waiting(buffers.data(), count);
      const auto [error, size] =
          co_await stream_.next_layer().next_layer().async_write_some(waiting, use_result);
      if (error) {
        co_return false;
      }
      batch_.written(size);
    }
    co_return true;
  }

  // Beast has given the stream up, so the goodbye is written by hand.
  Awaitable<> say_too_many_fragments() {
    static constexpr std::array<std::uint8_t, 4> k_goodbye = {0x88, 0x02, k_policy >> 8,
                                                              k_policy & 0xff};
    auto& under = stream_.next_layer();
    co_await FrameStream::my_turn(under);
    const auto buffer = asio::buffer(k_goodbye);
    co_await asio::async_write(under.next_layer(), buffer, use_result);
    under.end_turn();
  }

  Stream stream_;
  Upgrade::Request request_;
  std::shared_ptr<Conversation> conversation_;
  Bell news_;          // for the writer
  Bell hungry_;        // for the reader, who waits until the conversation takes more
  Bell writer_ended_;  // for the reader
  FrameBatch batch_;
  TokenBucket pings_{limits::k_pings_a_second, limits::k_ping_burst};
  websocket::stream_base::timeout watched_{};  // while it is read from
  Timer hello_timer_;
  Timer close_timer_;
  std::shared_ptr<Lines> lines_;
  ConnectionTable::Id id_;
  EventLoop& loop_;
  std::uint16_t close_code_ = 0;
  bool dropped_ = false;
  bool ended_ = false;
};

}  // namespace

void serve_websocket(std::unique_ptr<Upgrade> upgrade, std::shared_ptr<Conversation> conversation,
                     const std::shared_ptr<Lines>& lines, ConnectionTable::Id id) {
  const auto session =
      std::make_shared<WebSocketSession>(std::move(upgrade), std::move(conversation), lines, id);
  if (!lines->connections.knows(id)) {
    session->drop();
  }
  lines->connections.replace(id, session);
  lines->connections.move(id, ConnectionTable::State::silent);
  ++lines->sessions;
  auto running = WebSocketSession::run(session);
  spawn_logged(executor_of(lines->loop), "websocket_session", std::move(running),
               [lines, session, id] {
                 lines->on_line_gone(id);
                 lines->connections.gone(id);
                 --lines->sessions;
                 if (lines->on_session_ended) {
                   lines->on_session_ended();
                 }
               });
}

}  // namespace chorus::net

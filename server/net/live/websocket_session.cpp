#include "net/live/websocket_session.hpp"

#include "kernel/values/limits.hpp"
#include "net/admission/lines.hpp"
#include "net/live/frame_stream.hpp"
#include "net/live/rate.hpp"
#include "net/live/upgrade.hpp"
#include "net/loop/event_loop_impl.hpp"

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/field.hpp>
#include <boost/beast/websocket/stream.hpp>

#include <chrono>
#include <cstdint>
#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace chorus::net {
namespace {

namespace beast = boost::beast;
namespace websocket = boost::beast::websocket;
using Stream = websocket::stream<FrameStream, false>;  // false: no permessage-deflate
using protocol::CloseCode;

constexpr std::chrono::seconds k_handshake_within{5};
constexpr std::chrono::seconds k_close_within{2};  // what is in the outbox, and the goodbye
constexpr std::uint16_t k_no_binary = 1003;
constexpr std::uint16_t k_policy = 1008;

class WebSocketSession final : public Connection,
                               private SendQueue::Owner,
                               public std::enable_shared_from_this<WebSocketSession> {
 public:
  WebSocketSession(std::unique_ptr<Upgrade> upgrade, std::shared_ptr<Conversation> conversation,
                   std::shared_ptr<Lines> lines, ConnectionTable::Id id)
      : stream_(std::move(upgrade->socket), lines->turn_end, lines->plain_writes),
        request_(std::make_unique<Upgrade::Request>(std::move(upgrade->request))),
        conversation_(std::move(conversation)),
        stir_(executor_of(lines->loop)),
        lines_(std::move(lines)),
        id_(id),
        heard_at_ms_(lines_->steady_ms()) {
    if (lines_->plain_writes) news_.emplace(executor_of(lines_->loop));
  }
  ~WebSocketSession() override { lost(); }

  static Awaitable<> run(std::shared_ptr<WebSocketSession> self) { co_await self->serve(); }

  void drop() override {
    dropped_ = true;
    stream_.next_layer().close();
    stir();
  }

  void wind_down() override {
    if (conversation_) {
      conversation_->close(CloseCode::restart);
    } else {
      drop();
    }
  }

  // A line that is not read from, because it is owed answers, cannot be heard.
  void look() override {
    const std::int64_t now = lines_->steady_ms();
    if (stream_.next_layer().has_heard() || !listens_) {
      heard_at_ms_ = now;
      pinged_ = false;
      return;
    }
    const std::int64_t silent_ms = now - heard_at_ms_;
    if (silent_ms >= limits::to_ms(limits::k_idle)) {
      drop();
    } else if (silent_ms >= limits::to_ms(limits::k_idle) / 2 && close_code_ == 0 &&
               stream_.is_open() && !std::exchange(pinged_, true)) {
      stream_.async_ping({}, [self = shared_from_this()](error_code) {});
    }
  }

 private:
  Awaitable<> serve() {
    set_options();
    const auto [error] = co_await stream_.async_accept(*request_, use_result);
    request_ = nullptr;
    if (error || dropped_) {
      lost();
      co_return;
    }
    listen_to_conversation();
    co_await read_all();
    lost();
    ended_ = true;
    stir();
    while (writes_) {
      co_await stir_.wait();
    }
    if (stream_.next_layer().too_many_fragments()) {
      co_await say_too_many_fragments();
      co_await lingering_close(socket());
    }
  }

  // Beast's own timer is for the handshakes alone; who is silent is looked for by look().
  void set_options() {
    stream_.set_option(
        websocket::stream_base::timeout{k_handshake_within, websocket::stream_base::none(), false});
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
    if (!lines_->plain_writes) {
      queue().follow(conversation_ ? &conversation_->outbox() : nullptr, this);
    } else {
      spawn_writing("websocket_writer", write_plainly(shared_from_this()));
    }
    if (!conversation_) {
      close_with(static_cast<std::uint16_t>(CloseCode::who_are_you));
      return;
    }
    conversation_->on_close = [this](CloseCode code) {
      close_with(static_cast<std::uint16_t>(code));
    };
    if (lines_->plain_writes) {
      conversation_->outbox().on_filled = [this] { news_->ring(); };
    } else {
      // Not by way of this session: what a delivery touches is fetched from memory each time.
      conversation_->outbox().on_filled = [queue = &queue()] { queue->want(); };
    }
    conversation_->on_ready = [this] { look_if_ready(); };
  }

  void write_soon() {
    if (news_) {
      news_->ring();
    } else {
      queue().want();
    }
  }

  // Whoever waits, for whatever it was.
  void stir() {
    stir_.ring();
    if (news_) {
      news_->ring();
    }
  }

  // What is waiting is sent, then the goodbye; a peer that does not take it is cut off.
  void close_with(std::uint16_t code) {
    if (close_code_ != 0) {
      return;
    }
    close_code_ = code;
    queue().tell_when_sent(true);
    close_timer_ = lines_->loop.after(k_close_within, [weak = weak_from_this()] {
      if (const auto self = weak.lock()) {
        self->drop();
      }
    });
    stir_.ring();
    write_soon();
  }

  void lost() {
    if (const auto conversation = std::exchange(conversation_, nullptr)) {
      queue().follow(nullptr, this);
      conversation->on_close = nullptr;
      conversation->on_ready = nullptr;
      conversation->outbox().on_filled = nullptr;
      conversation->lost();
    }
  }

  // No buffer is held while nothing comes: most lines are silent most of the time.
  Awaitable<> read_all() {
    for (std::uint64_t taken = 0;; ++taken) {
      if (stream_.next_layer().is_dry(taken)) {
        const auto [gone] = co_await socket().async_wait(TcpSocket::wait_read, use_result);
        if (gone) {
          co_return;
        }
      }
      beast::flat_buffer buffer;
      const auto [error, size] = co_await stream_.async_read(buffer, use_result);
      if (error) {
        co_return;
      }
      // Nothing is read meanwhile, so that the peer's sending stops.
      while (!may_take()) {
        listens(false);
        co_await stir_.wait();
      }
      listens(true);
      take(buffer);
    }
  }

  void listens(bool yes) {
    listens_ = yes;
    queue().tell_when_sent(!yes || close_code_ != 0);
  }

  bool may_take() const {
    return dropped_ || close_code_ != 0 || !conversation_ || conversation_->ready();
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

  void has_sent() override {
    look_if_ready();
    if (close_code_ != 0 && !ended_ && !dropped_ && !parted_ && queue().all_sent()) {
      parted_ = true;
      spawn_writing("websocket_goodbye", say_goodbye(shared_from_this()));
    }
  }
  void cannot_send() override { drop(); }

  // It may have owed what has now been said.
  void look_if_ready() {
    if (!listens_) {
      stir_.ring();
    }
  }

  void spawn_writing(const char* what, Awaitable<> writing) {
    writes_ = true;
    spawn_logged(executor_of(lines_->loop), what, std::move(writing), [self = shared_from_this()] {
      self->writes_ = false;
      self->stir_.ring();
    });
  }

  // Where Beast says goodbye already, that one ends the reading.
  static Awaitable<> say_goodbye(std::shared_ptr<WebSocketSession> self) {
    if (!self->stream_.is_open()) {
      co_return;
    }
    const websocket::close_reason reason(static_cast<websocket::close_code>(self->close_code_));
    co_await self->stream_.async_close(reason, use_result);
    self->drop();
  }

  static Awaitable<> write_plainly(std::shared_ptr<WebSocketSession> self) {
    while (!self->dropped_ && !self->ended_) {
      const auto conversation = self->conversation_;
      if (!conversation || conversation->outbox().empty()) {
        if (self->close_code_ != 0) {
          auto goodbye = say_goodbye(self);
          co_await std::move(goodbye);
          co_return;
        }
        co_await self->news_->wait();
        continue;
      }
      const SharedMessage message = conversation->outbox().pop();
      const asio::const_buffer text(message->text().data(), message->size());
      const auto [error, size] = co_await self->stream_.async_write(text, use_result);
      if (error) {
        self->drop();
      }
      self->look_if_ready();
    }
  }

  // Beast has given the stream up, so the goodbye is written by hand.
  Awaitable<> say_too_many_fragments() {
    const std::string goodbye{'\x88', '\x02', k_policy >> 8, static_cast<char>(k_policy & 0xff)};
    bool is_put = false;
    while (!dropped_ && (!is_put || queue().has_put())) {
      if (!queue().has_put()) {
        is_put = true;
        queue().put(goodbye, true);
        continue;
      }
      co_await socket().async_wait(TcpSocket::wait_write, use_result);
    }
  }

  SendQueue& queue() noexcept { return stream_.next_layer().queue(); }
  TcpSocket& socket() noexcept { return stream_.next_layer().next_layer(); }

  Stream stream_;
  std::unique_ptr<Upgrade::Request> request_;
  std::shared_ptr<Conversation> conversation_;
  Bell stir_;                 // for the reader, who waits until the conversation takes more
  std::optional<Bell> news_;  // for the writer, where writes are plain
  TokenBucket pings_{limits::k_pings_a_second, limits::k_ping_burst};
  Timer close_timer_;
  std::shared_ptr<Lines> lines_;
  ConnectionTable::Id id_;
  std::int64_t heard_at_ms_;
  std::uint16_t close_code_ = 0;
  bool listens_ = true;
  bool pinged_ = false;
  bool writes_ = false;  // a coroutine does: all of it where writes are plain, else the goodbye
  bool parted_ = false;  // the goodbye has begun
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

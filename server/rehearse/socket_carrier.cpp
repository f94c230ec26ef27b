// The WebSocket carrier: one reader for life, one write at a time.
#include "rehearse/carrier.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/websocket.hpp>

#include <cstddef>
#include <deque>
#include <utility>

namespace chorus::rehearse {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace websocket = beast::websocket;
using boost::system::error_code;

namespace {

constexpr std::size_t k_message_bytes = 1024 * 1024;  // a snapshot's part is far below
constexpr std::chrono::seconds k_open_within{10};
constexpr std::chrono::seconds k_socket_silent_for{60};
constexpr int k_unauthorised = 4401;

class SocketLine : public std::enable_shared_from_this<SocketLine> {
 public:
  SocketLine(ClientLoop& loop, const WebAddress& where, CarrierEvents events)
      : stream_(loop.context()), events_(std::move(events)), authority_(where.authority()) {}

  void open(const std::string& address, const WebAddress& where, const Pass& pass) {
    error_code error;
    const auto numeric = asio::ip::make_address(address, error);
    const auto decorate = [origin = where.origin(),
                           secret = pass.secret](websocket::request_type& request) {
      request.set(http::field::origin, origin);
      request.set(http::field::sec_websocket_protocol, "chorus.v1");
      request.set(http::field::authorization, "Bearer " + secret);
    };
    stream_.set_option(websocket::stream_base::decorator(decorate));
    beast::get_lowest_layer(stream_).expires_after(k_open_within);
    beast::get_lowest_layer(stream_).async_connect({numeric, where.port},
                                                   [self = shared_from_this()](error_code failed) {
                                                     if (self->over_) return;
                                                     if (failed) return self->end(0);
                                                     self->shake_hands();
                                                   });
  }

  void send(std::string message) {
    if (over_) return;
    waiting_.push_back(std::move(message));
    if (open_ && !writing_) write();
  }

  void close() {
    if (over_ || !open_) return drop();
    stream_.async_close(websocket::close_code::normal, [self = shared_from_this()](error_code) {});
  }

  void drop() {
    over_ = true;
    error_code ignored;
    beast::get_lowest_layer(stream_).socket().close(ignored);
  }

 private:
  void shake_hands() {
    beast::get_lowest_layer(stream_).expires_never();
    stream_.set_option(websocket::stream_base::timeout{k_open_within, k_socket_silent_for, true});
    stream_.read_message_max(k_message_bytes);
    stream_.auto_fragment(false);
    stream_.async_handshake(response_, authority_, "/live",
                            [self = shared_from_this()](error_code failed) {
                              if (self->over_) return;
                              if (failed) return self->end(self->refusal_code());
                              self->stand();
                            });
  }

  // An upgrade without a proven seat may be refused by plain HTTP as well as by a close code.
  int refusal_code() const { return response_.result_int() == 401 ? k_unauthorised : 0; }

  void stand() {
    open_ = true;
    stream_.text(true);
    read();
    events_.opened();
    if (!over_ && !writing_ && !waiting_.empty()) write();
  }

  void read() {
    stream_.async_read(buffer_, [self = shared_from_this()](error_code failed, std::size_t) {
      if (self->over_) return;
      if (failed) {
        const bool said = failed == websocket::error::closed;
        return self->end(said ? static_cast<int>(self->stream_.reason().code) : 0);
      }
      const auto bytes = self->buffer_.cdata();
      self->events_.arrived({static_cast<const char*>(bytes.data()), bytes.size()});
      self->buffer_.consume(bytes.size());
      if (!self->over_) self->read();
    });
  }

  void write() {
    writing_ = true;
    stream_.async_write(asio::buffer(waiting_.front()),
                        [self = shared_from_this()](error_code failed, std::size_t) {
                          self->writing_ = false;
                          if (self->over_) return;
                          self->waiting_.pop_front();
                          // The reader learns why the line ended; a failed write only stops
                          // writing.
                          if (!failed && !self->waiting_.empty()) self->write();
                        });
  }

  void end(int code) {
    drop();
    events_.closed(code);
  }

  websocket::stream<beast::tcp_stream> stream_;
  CarrierEvents events_;
  std::string authority_;
  websocket::response_type response_;
  beast::flat_buffer buffer_;
  std::deque<std::string> waiting_;
  bool open_ = false;
  bool writing_ = false;
  bool over_ = false;
};

class SocketCarrier final : public Carrier {
 public:
  explicit SocketCarrier(std::shared_ptr<SocketLine> line) : line_(std::move(line)) {}
  ~SocketCarrier() override { line_->drop(); }
  SocketCarrier(const SocketCarrier&) = delete;
  SocketCarrier& operator=(const SocketCarrier&) = delete;
  void send(std::string message) override { line_->send(std::move(message)); }
  void close() override { line_->close(); }

 private:
  std::shared_ptr<SocketLine> line_;
};

}  // namespace

std::unique_ptr<Carrier> open_socket(ClientLoop& loop, const WebAddress& where, const Pass& pass,
                                     CarrierEvents events) {
  const std::string address = loop.numeric(where.host);
  auto line = std::make_shared<SocketLine>(loop, where, std::move(events));
  line->open(address, where, pass);
  return std::make_unique<SocketCarrier>(std::move(line));
}

}  // namespace chorus::rehearse

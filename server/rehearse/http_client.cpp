#include "rehearse/http_client.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include <cstdint>
#include <optional>

namespace chorus::rehearse {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using boost::system::error_code;

namespace {

constexpr std::uint64_t k_answer_bytes = 8 * 1024 * 1024;

http::request<http::string_body> request_for(const HttpAsk& ask, const WebAddress& where) {
  http::request<http::string_body> request(http::string_to_verb(ask.method), ask.target, 11);
  request.set(http::field::host, where.authority());
  for (const auto& [name, value] : ask.fields) request.set(name, value);
  request.keep_alive(ask.keep);
  if (ask.method == "GET") return request;
  request.set(http::field::origin, where.origin());
  request.set(http::field::content_type, "application/json");
  request.body() = ask.body;
  request.prepare_payload();
  return request;
}

}  // namespace

class HttpClient::Line : public std::enable_shared_from_this<Line> {
 public:
  Line(ClientLoop& loop, WebAddress where)
      : context_(loop.context()), where_(std::move(where)), address_(loop.numeric(where_.host)) {}

  void ask(HttpAsk ask, std::function<void(HttpReply)> done) {
    ask_ = std::move(ask);
    done_ = std::move(done);
    if (stream_ && ask_.keep) {
      reused_ = true;
      return write();
    }
    connect();
  }

  bool busy() const { return static_cast<bool>(done_); }

  void drop() {
    done_ = nullptr;
    close();
  }

 private:
  void close() {
    if (!stream_) return;
    error_code ignored;
    stream_->socket().close(ignored);
    stream_.reset();
  }

  void connect() {
    close();
    reused_ = false;
    buffer_.clear();
    error_code error;
    const auto address = asio::ip::make_address(address_, error);
    stream_ = std::make_shared<beast::tcp_stream>(context_);
    stream_->expires_after(ask_.within);
    stream_->async_connect({address, where_.port},
                           [self = shared_from_this(), stream = stream_](error_code failed) {
                             if (stream != self->stream_) return;
                             if (failed) return self->finish({});
                             self->write();
                           });
  }

  void write() {
    request_ = request_for(ask_, where_);
    stream_->expires_after(ask_.within);
    http::async_write(
        *stream_, request_,
        [self = shared_from_this(), stream = stream_](error_code failed, std::size_t) {
          if (stream != self->stream_) return;
          if (failed) return self->failed_early();
          self->read();
        });
  }

  void read() {
    parser_.emplace();
    parser_->body_limit(k_answer_bytes);
    http::async_read(*stream_, buffer_, *parser_,
                     [self = shared_from_this(), stream = stream_](error_code failed, std::size_t) {
                       if (stream != self->stream_) return;
                       if (failed && !self->parser_->got_some()) return self->failed_early();
                       if (failed) return self->finish({});
                       self->answered();
                     });
  }

  // A kept line that the server had closed before it saw the request says nothing about the server.
  void failed_early() {
    if (reused_ && done_) return connect();
    finish({});
  }

  void answered() {
    auto& message = parser_->get();
    HttpReply reply;
    reply.status = message.result_int();
    reply.body = std::move(message.body());
    reply.cookie = std::string(message[http::field::set_cookie]);
    if (!message.keep_alive()) close();
    finish(std::move(reply));
  }

  void finish(HttpReply reply) {
    if (reply.status == 0) close();
    const auto done = std::exchange(done_, nullptr);
    if (done) done(std::move(reply));
  }

  asio::io_context& context_;
  WebAddress where_;
  std::string address_;
  std::shared_ptr<beast::tcp_stream> stream_;
  beast::flat_buffer buffer_;
  http::request<http::string_body> request_;
  std::optional<http::response_parser<http::string_body>> parser_;
  HttpAsk ask_;
  std::function<void(HttpReply)> done_;
  bool reused_ = false;
};

HttpClient::HttpClient(ClientLoop& loop, WebAddress where)
    : loop_(loop), where_(std::move(where)), line_(std::make_shared<Line>(loop_, where_)) {}

HttpClient::~HttpClient() { line_->drop(); }

void HttpClient::ask(HttpAsk request, std::function<void(HttpReply)> done) {
  line_->ask(std::move(request), std::move(done));
}

bool HttpClient::busy() const { return line_->busy(); }

void HttpClient::drop() {
  line_->drop();
  // What was under way may still hold the old line's buffers; the next request gets its own.
  line_ = std::make_shared<Line>(loop_, where_);
}

}  // namespace chorus::rehearse

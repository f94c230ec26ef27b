#pragma once

#include "kernel/values/limits.hpp"
#include "net/http/http_message.hpp"
#include "net/loop/accepted_socket.hpp"
#include "net/loop/async.hpp"

#include <boost/asio/write.hpp>
#include <boost/beast/core/basic_stream.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/status.hpp>
#include <boost/beast/http/string_body.hpp>

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace chorus::net {

namespace http = boost::beast::http;

// One line as HTTP sees it: the bytes of requests in, those of answers out, each within its size
// and its time. It decides nothing. For http_session.cpp alone: Beast compiles slowly.
class HttpLine {
 public:
  using Parser = http::request_parser<http::string_body>;

  enum class Head { whole, ended, too_large, unreadable };
  enum class Body { whole, ended, too_large };

  explicit HttpLine(TcpSocket socket) : stream_(std::move(socket)) {}

  TcpSocket& socket() { return stream_.socket(); }
  Executor executor() { return stream_.get_executor(); }
  // The request whose head was read last.
  const Parser::value_type& message() const { return parser_->get(); }
  auto take_head() { return std::move(parser_->get().base()); }
  std::string take_body() { return std::move(parser_->get().body()); }
  bool keeps_alive() const { return parser_->get().keep_alive(); }
  // Bytes of a next request have come already.
  bool has_more() const { return buffer_.size() != 0; }

  // Waits for the first byte of a request as long as an idle line may, then for the rest of its
  // head for a few seconds only, however slowly it drips.
  Awaitable<Head> read_head() {
    begin_request();
    if (!first_ && buffer_.size() == 0 && !co_await read_first_bytes()) {
      co_return Head::ended;
    }
    first_ = false;
    stream_.expires_after(limits::k_header_within);
    const auto [error, size] =
        co_await http::async_read_header(stream_, buffer_, *parser_, use_result);
    if (!error && size <= limits::k_header_bytes) {
      co_return Head::whole;
    }
    // Beast's own limit leaves out some line ends; the size it says is exact.
    if (!error || error == http::error::header_limit || error == http::error::buffer_overflow) {
      co_return Head::too_large;
    }
    const bool unreadable =
        error.category() == http::make_error_code(http::error::bad_target).category() &&
        error != http::error::end_of_stream && error != http::error::partial_message;
    co_return unreadable ? Head::unreadable : Head::ended;
  }

  Awaitable<Body> read_body(std::size_t most) {
    const auto announced = parser_->content_length();
    if (announced && *announced > most) {
      co_return Body::too_large;
    }
    if (parser_->is_done()) {
      co_return Body::whole;
    }
    parser_->body_limit(most);
    stream_.expires_after(limits::k_idle);
    const auto [error, size] = co_await http::async_read(stream_, buffer_, *parser_, use_result);
    if (error == http::error::body_limit) {
      co_return Body::too_large;
    }
    co_return error ? Body::ended : Body::whole;
  }

  // The next piece of a body that is looked at while it comes. `whole`: the piece has come.
  Awaitable<Body> read_piece(std::size_t most) {
    parser_->body_limit(most);
    stream_.expires_after(limits::k_idle);
    const auto [error, size] =
        co_await http::async_read_some(stream_, buffer_, *parser_, use_result);
    if (error == http::error::body_limit) {
      co_return Body::too_large;
    }
    co_return error ? Body::ended : Body::whole;
  }
  bool has_whole_body() const { return parser_->is_done(); }
  std::string_view body_so_far() const { return parser_->get().body(); }

  // Sends in pieces, each with a time of its own, so a slow phone gets its page and a dead one does
  // not keep us. False: the line broke.
  Awaitable<bool> send(std::string head, std::string_view body) {
    std::size_t sent = 0;
    bool head_sent = false;
    while (!head_sent || sent < body.size()) {
      const auto piece = body.substr(sent, k_write_at_once);
      const std::array<asio::const_buffer, 2> buffers = {
          asio::buffer(head.data(), head_sent ? 0 : head.size()),
          asio::buffer(piece.data(), piece.size())};
      stream_.expires_after(limits::k_idle);
      const auto [error, size] = co_await asio::async_write(stream_, buffers, use_result);
      if (error) {
        co_return false;
      }
      head_sent = true;
      sent += piece.size();
    }
    co_return true;
  }

  // Until something comes or the line ends; false: it ended, or nothing came in its time.
  Awaitable<bool> read_first_bytes() {
    stream_.expires_after(limits::k_idle);
    const auto space = buffer_.prepare(k_first_read);
    const auto [error, size] = co_await stream_.async_read_some(space, use_result);
    if (error) {
      co_return false;
    }
    buffer_.commit(size);
    co_return true;
  }

  // The line goes on as something else than HTTP, without a limit of time.
  TcpSocket release() {
    stream_.expires_never();
    return stream_.release_socket();
  }

 private:
  void begin_request() {
    parser_.emplace();
    parser_->header_limit(static_cast<std::uint32_t>(limits::k_header_bytes));
    parser_->body_limit(boost::none);
  }

  static constexpr std::size_t k_write_at_once = 64 * limits::k_kib;
  static constexpr std::size_t k_first_read = 512;
  // Room for a whole head and what may follow it in the same packet.
  static constexpr std::size_t k_buffer_bytes = 2 * limits::k_header_bytes;

  boost::beast::basic_stream<Tcp, Executor> stream_;
  boost::beast::flat_buffer buffer_{k_buffer_bytes};
  std::optional<Parser> parser_;
  bool first_ = true;
};

}  // namespace chorus::net

#include "net/http_session.hpp"

#include "kernel/values/limits.hpp"
#include "media/medium_format.hpp"
#include "net/door.hpp"
#include "net/http/framing.hpp"
#include "net/http/plain_page.hpp"
#include "net/live/upgrade.hpp"
#include "net/live/websocket_session.hpp"
#include "net/loop/event_loop_impl.hpp"

#include <boost/asio/write.hpp>
#include <boost/beast/core/basic_stream.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/status.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/websocket/rfc6455.hpp>

#include <array>
#include <chrono>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace chorus::net {
namespace {

namespace beast = boost::beast;
namespace http = boost::beast::http;
using Stream = beast::basic_stream<Tcp, Executor>;
using Parser = http::request_parser<http::string_body>;
using State = ConnectionTable::State;

constexpr std::size_t k_write_at_once = 64 * limits::k_kib;
constexpr std::string_view k_http_version = " HTTP/1.1";

Method method_of(http::verb verb) {
  switch (verb) {
    case http::verb::get: return Method::get;
    case http::verb::head: return Method::head;
    case http::verb::post: return Method::post;
    case http::verb::delete_: return Method::remove;
    default: return Method::other;
  }
}

std::string head_text(const HttpResponse& response, bool close) {
  std::string text = "HTTP/1.1 " + std::to_string(response.status) + " ";
  const auto reason = http::obsolete_reason(static_cast<http::status>(response.status));
  text.append(reason.data(), reason.size());
  for (const auto& [name, value] : response.fields) {
    text += "\r\n";
    text += name;
    text += ": ";
    text += value;
  }
  text += "\r\nContent-Length: " + std::to_string(response.body ? response.body->size() : 0);
  text += close ? "\r\nConnection: close\r\n\r\n" : "\r\n\r\n";
  return text;
}

class HttpSession final : public Connection, public std::enable_shared_from_this<HttpSession> {
 public:
  HttpSession(TcpSocket socket, std::shared_ptr<Door> door)
      : stream_(std::move(socket)), answered_(stream_.get_executor()), door_(std::move(door)) {}

  static Awaitable<> run(std::shared_ptr<HttpSession> self) { co_await self->serve(); }

  void begin(ConnectionTable::Id id, bool loopback, std::string arrived_at) {
    id_ = id;
    loopback_ = loopback;
    arrived_at_ = std::move(arrived_at);
  }

  void drop() override {
    dropped_ = true;
    if (!handed_over_) {
      close_now(stream_.socket());
    }
    answered_.ring();
  }

  void wind_down() override {
    last_ = true;
    if (between_requests_) {
      drop();
    }
  }

 private:
  enum class Head { whole, ended, refused };

  Awaitable<> serve() {
    while (!dropped_ && !last_) {
      parser_.emplace();
      between_requests_ = true;
      const auto head = co_await read_head();
      between_requests_ = false;
      if (head == Head::ended) {
        co_return;
      }
      const bool again = head == Head::whole && co_await serve_one();
      if (!again) {
        break;
      }
    }
    if (!dropped_ && !handed_over_) {
      co_await lingering_close(stream_.socket());
    }
  }

  // Waits for the first byte of a request as long as an idle line may, then for the rest of its
  // head for a few seconds only, however slowly it drips.
  Awaitable<Head> read_head() {
    parser_->header_limit(static_cast<std::uint32_t>(limits::k_header_bytes));
    parser_->body_limit(boost::none);
    door_->connections.move(id_, seated_ ? State::idle : State::silent);
    if (!first_ && buffer_.size() == 0) {
      stream_.expires_after(limits::k_idle);
      const auto space = buffer_.prepare(k_first_read);
      const auto [error, size] = co_await stream_.async_read_some(space, use_result);
      if (error) {
        co_return Head::ended;
      }
      buffer_.commit(size);
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
      co_await refuse(431);
      co_return Head::refused;
    }
    if (error.category() == http::make_error_code(http::error::bad_target).category() &&
        error != http::error::end_of_stream && error != http::error::partial_message) {
      co_await refuse(400);
      co_return Head::refused;
    }
    co_return Head::ended;
  }

  // One request whose head has come. False: the line is not to be used again.
  Awaitable<bool> serve_one() {
    const auto& message = parser_->get();
    const auto target = message.target();
    const auto line_bytes =
        message.method_string().size() + 1 + target.size() + k_http_version.size();
    if (line_bytes > limits::k_request_line_bytes) {
      co_await refuse(414);
      co_return false;
    }
    if (static_cast<std::size_t>(std::distance(message.begin(), message.end())) >
        limits::k_header_fields) {
      co_await refuse(431);
      co_return false;
    }
    if (target.empty() || target.front() != '/') {
      co_await refuse(400);
      co_return false;
    }
    HttpRequest request = request_from(message);
    if (const int fault = framing_fault(request)) {
      co_await refuse(fault);
      co_return false;
    }
    const bool upgrade = beast::websocket::is_upgrade(message);
    if (auto refusal = door_->site.turn_away(request, upgrade)) {
      co_await send(std::move(*refusal), true, request.method == Method::head);
      co_return false;
    }
    const auto holder = door_->site.holder(request);
    seated_ = holder.has_value();
    door_->connections.hold(id_, holder);
    if (!door_->connections.move(id_, seated_ ? State::seated : State::asking)) {
      auto refusal = Site::finished(full_house(request));
      co_await send(std::move(refusal), true, request.method == Method::head);
      co_return false;
    }
    if (upgrade) {
      co_await hand_over(std::move(request));
      co_return false;
    }
    if (Site::is_upload(request)) {
      co_return co_await take_upload(std::move(request));
    }
    if (!co_await read_body(request)) {
      co_return false;
    }
    const bool keep = parser_->get().keep_alive();
    const bool head_only = request.method == Method::head;
    auto answer = co_await ask_site(std::move(request));
    if (!answer) {
      co_return false;
    }
    co_return co_await send(std::move(*answer), !keep || last_, head_only);
  }

  HttpRequest request_from(const Parser::value_type& message) const {
    HttpRequest request;
    request.method = method_of(message.method());
    const std::string_view target(message.target().data(), message.target().size());
    const auto question = target.find('?');
    request.path = target.substr(0, question);
    request.query =
        question == std::string_view::npos ? std::string_view{} : target.substr(question + 1);
    for (const auto& field : message) {
      request.fields.emplace_back(std::string(field.name_string()), std::string(field.value()));
    }
    request.connection = id_;
    request.loopback = loopback_;
    request.arrived_at = arrived_at_;
    return request;
  }

  // False: too large or too slow, and said so.
  Awaitable<bool> read_body(HttpRequest& request) {
    const auto announced = parser_->content_length();
    if (announced && *announced > limits::k_body_bytes) {
      co_await refuse(413);
      co_return false;
    }
    if (parser_->is_done()) {
      co_return true;
    }
    parser_->body_limit(limits::k_body_bytes);
    stream_.expires_after(limits::k_idle);
    const auto [error, size] = co_await http::async_read(stream_, buffer_, *parser_, use_result);
    if (error) {
      if (error == http::error::body_limit) {
        co_await refuse(413);
      }
      co_return false;
    }
    request.body = std::move(parser_->get().body());
    co_return true;
  }

  // A photo or a sound. Refused before or while its body comes, the line is not to be used again.
  Awaitable<bool> take_upload(HttpRequest request) {
    auto begun = door_->site.media().begin(request);
    if (auto* no = std::get_if<HttpResponse>(&begun)) {
      co_await send_refusal(std::move(*no));
      co_return false;
    }
    // Held until the answer is there.
    const auto place = std::get<MediaEndpoint::Place>(std::move(begun));
    if (!co_await read_upload(request)) {
      co_return false;
    }
    const bool keep = parser_->get().keep_alive();
    auto answer = co_await ask_site(std::move(request));
    if (!answer) {
      co_return false;
    }
    co_return co_await send(std::move(*answer), !keep || last_, false);
  }

  // In pieces, each with a time of its own, and all of them together with one.
  Awaitable<bool> read_upload(HttpRequest& request) {
    const auto begun = std::chrono::steady_clock::now();
    parser_->body_limit(limits::k_media_bytes);
    bool is_known = false;
    while (!parser_->is_done()) {
      stream_.expires_after(limits::k_idle);
      const auto [error, size] =
          co_await http::async_read_some(stream_, buffer_, *parser_, use_result);
      if (error == http::error::body_limit) {
        auto too_large = MediaEndpoint::refused(media::MediaRefusal::too_large);
        co_await send_refusal(std::move(too_large));
        co_return false;
      }
      if (error || std::chrono::steady_clock::now() - begun > limits::k_upload_within) {
        co_return false;
      }
      const auto& body = parser_->get().body();
      if (!is_known && (body.size() >= media::k_format_bytes || parser_->is_done())) {
        is_known = true;
        if (auto no = MediaEndpoint::refuse_kind(body)) {
          co_await send_refusal(std::move(*no));
          co_return false;
        }
      }
    }
    request.body = std::move(parser_->get().body());
    co_return true;
  }

  Awaitable<> send_refusal(HttpResponse response) {
    auto refusal = Site::finished(std::move(response));
    co_await send(std::move(refusal), true, false);
  }

  // The answer may come at once or, for a poll, after many seconds. Nothing: the line was dropped.
  Awaitable<std::optional<HttpResponse>> ask_site(HttpRequest request) {
    answer_.reset();
    const bool waits = request.method == Method::get && request.path == "/poll";
    const Respond respond = [weak = weak_from_this()](HttpResponse response) {
      if (const auto self = weak.lock()) {
        self->answer_ = std::move(response);
        self->answered_.ring();
      }
    };
    if (Site::is_upload(request)) {
      const Respond finish = [respond](HttpResponse response) {
        respond(Site::finished(std::move(response)));
      };
      door_->site.media().post(std::move(request), finish);
    } else {
      door_->site.answer(request, respond);
    }
    if (waits && !answer_) {
      watching_ = true;
      auto watching = watch_for_its_end(shared_from_this());
      spawn_logged(stream_.get_executor(), "poll_watch", std::move(watching));
    }
    while (!answer_ && !dropped_) {
      co_await answered_.wait();
    }
    if (std::exchange(watching_, false) && !dropped_) {
      stream_.socket().cancel();
    }
    if (dropped_) {
      answer_.reset();
    }
    co_return std::move(answer_);
  }

  // While a poll waits nothing is read, so this alone sees that its page has gone. A page that says
  // its next request already is there.
  static Awaitable<> watch_for_its_end(std::shared_ptr<HttpSession> self) {
    auto& socket = self->stream_.socket();
    const auto [error] = co_await socket.async_wait(TcpSocket::wait_read, use_result);
    if (error || !self->watching_) {
      co_return;
    }
    char first = 0;
    error_code ended;
    socket.receive(asio::buffer(&first, 1), TcpSocket::message_peek, ended);
    if (ended) {
      self->drop();
    }
  }

  Awaitable<> refuse(int status) {
    auto response = Site::finished(empty_response(status));
    co_await send(std::move(response), true, false);
  }

  // Sends in pieces, each with a time of its own, so a slow phone gets its page and a dead one does
  // not keep us. False: the line is not to be used again.
  Awaitable<bool> send(HttpResponse response, bool close, bool head_only) {
    const std::string head = head_text(response, close);
    const std::string_view body =
        response.body && !head_only ? std::string_view(*response.body) : std::string_view{};
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
        dropped_ = true;
        close_now(stream_.socket());
        co_return false;
      }
      head_sent = true;
      sent += piece.size();
    }
    co_return !close;
  }

  Awaitable<> hand_over(HttpRequest request) {
    if (door_->stall_upgrades) {
      stream_.expires_after(limits::k_idle);
      const auto space = buffer_.prepare(k_first_read);
      co_await stream_.async_read_some(space, use_result);
      co_return;
    }
    // A client may not speak before it is answered, and what it said would be lost.
    if (buffer_.size() != 0 || !offers_our_protocol(request) || !has_sound_key(request)) {
      co_await refuse(400);
      co_return;
    }
    stream_.expires_never();
    auto conversation = door_->closing ? nullptr : door_->site.open_line(request);
    Upgrade::Request message(std::move(parser_->get().base()));
    handed_over_ = true;
    serve_websocket(std::make_unique<Upgrade>(stream_.release_socket(), std::move(message)),
                    std::move(conversation), door_, id_);
  }

  static bool offers_our_protocol(const HttpRequest& request) {
    const auto offered = request.field("Sec-WebSocket-Protocol");
    return http::token_list(beast::string_view(offered.data(), offered.size())).exists("chorus.v1");
  }

  static constexpr std::size_t k_first_read = 512;
  // Room for a whole head and what may follow it in the same packet.
  static constexpr std::size_t k_buffer_bytes = 2 * limits::k_header_bytes;

  Stream stream_;
  beast::flat_buffer buffer_{k_buffer_bytes};
  std::optional<Parser> parser_;
  Bell answered_;
  std::optional<HttpResponse> answer_;
  std::shared_ptr<Door> door_;
  ConnectionTable::Id id_ = 0;
  bool loopback_ = false;
  std::string arrived_at_;
  bool first_ = true;
  bool seated_ = false;
  bool between_requests_ = false;
  bool watching_ = false;
  bool dropped_ = false;
  bool last_ = false;  // close after the answer in hand
  bool handed_over_ = false;

 public:
  bool handed_over() const noexcept { return handed_over_; }
  ConnectionTable::Id id() const noexcept { return id_; }
};

}  // namespace

void serve_http(std::unique_ptr<AcceptedSocket> socket, const std::shared_ptr<Door>& door) {
  error_code error;
  const auto peer = socket->socket.remote_endpoint(error);
  const auto here = socket->socket.local_endpoint(error);
  socket->socket.set_option(Tcp::no_delay(true), error);
  const auto session = std::make_shared<HttpSession>(std::move(socket->socket), door);
  if (door->closing) {
    return;  // the socket closes here
  }
  const auto id = door->connections.admit(session);
  session->begin(id, peer.address().is_loopback(), host_of(here));
  ++door->sessions;
  auto running = HttpSession::run(session);
  spawn_logged(executor_of(door->loop), "http_session", std::move(running), [door, session] {
    if (!session->handed_over()) {
      door->on_line_gone(session->id());
      door->connections.gone(session->id());
    }
    --door->sessions;
    if (door->on_session_ended) {
      door->on_session_ended();
    }
  });
}

}  // namespace chorus::net

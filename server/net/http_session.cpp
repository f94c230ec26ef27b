#include "net/http_session.hpp"

#include "kernel/values/limits.hpp"
#include "media/medium_format.hpp"
#include "net/door.hpp"
#include "net/http/framing.hpp"
#include "net/http/plain_page.hpp"
#include "net/http_line.hpp"
#include "net/live/upgrade.hpp"
#include "net/live/websocket_session.hpp"
#include "net/loop/event_loop_impl.hpp"

#include <boost/beast/http/rfc7230.hpp>
#include <boost/beast/websocket/rfc6455.hpp>

#include <chrono>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace chorus::net {
namespace {

namespace beast = boost::beast;
using State = ConnectionTable::State;

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
      : line_(std::move(socket)), answered_(line_.executor()), door_(std::move(door)) {}

  static Awaitable<> run(std::shared_ptr<HttpSession> self) { co_await self->serve(); }

  void begin(ConnectionTable::Id id, bool loopback, std::string arrived_at) {
    id_ = id;
    loopback_ = loopback;
    arrived_at_ = std::move(arrived_at);
  }

  void drop() override {
    dropped_ = true;
    if (!handed_over_) {
      close_now(line_.socket());
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
  Awaitable<> serve() {
    while (!dropped_ && !last_) {
      between_requests_ = true;
      const bool come = co_await has_request();
      between_requests_ = false;
      if (ended_) {
        co_return;
      }
      const bool again = come && co_await serve_one();
      if (!again) {
        break;
      }
    }
    if (!dropped_ && !handed_over_) {
      co_await lingering_close(line_.socket());
    }
  }

  // False: no request came whole; what is wrong with it was said.
  Awaitable<bool> has_request() {
    door_->connections.move(id_, seated_ ? State::idle : State::silent);
    const auto head = co_await line_.read_head();
    if (head == HttpLine::Head::too_large || head == HttpLine::Head::unreadable) {
      co_await refuse(head == HttpLine::Head::too_large ? 431 : 400);
    }
    ended_ = head == HttpLine::Head::ended;
    co_return head == HttpLine::Head::whole;
  }

  // One request whose head has come. False: the line is not to be used again.
  Awaitable<bool> serve_one() {
    const auto& message = line_.message();
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
    const bool keep = line_.keeps_alive();
    const bool head_only = request.method == Method::head;
    auto answer = co_await ask_site(std::move(request));
    if (!answer) {
      co_return false;
    }
    co_return co_await send(std::move(*answer), !keep || last_, head_only);
  }

  HttpRequest request_from(const HttpLine::Parser::value_type& message) const {
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
    const auto come = co_await line_.read_body(limits::k_body_bytes);
    if (come == HttpLine::Body::too_large) {
      co_await refuse(413);
    }
    if (come != HttpLine::Body::whole) {
      co_return false;
    }
    request.body = line_.take_body();
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
    const bool keep = line_.keeps_alive();
    auto answer = co_await ask_site(std::move(request));
    if (!answer) {
      co_return false;
    }
    co_return co_await send(std::move(*answer), !keep || last_, false);
  }

  // In pieces, each with a time of its own, and all of them together with one.
  Awaitable<bool> read_upload(HttpRequest& request) {
    const auto begun = std::chrono::steady_clock::now();
    bool is_known = false;
    while (!line_.has_whole_body()) {
      const auto come = co_await line_.read_piece(limits::k_media_bytes);
      if (come == HttpLine::Body::too_large) {
        auto too_large = MediaEndpoint::refused(media::MediaRefusal::too_large);
        co_await send_refusal(std::move(too_large));
        co_return false;
      }
      const bool late = std::chrono::steady_clock::now() - begun > limits::k_upload_within;
      if (late || come == HttpLine::Body::ended) {
        co_return false;
      }
      const auto body = line_.body_so_far();
      if (!is_known && (body.size() >= media::k_format_bytes || line_.has_whole_body())) {
        is_known = true;
        if (auto no = MediaEndpoint::refuse_kind(body)) {
          co_await send_refusal(std::move(*no));
          co_return false;
        }
      }
    }
    request.body = line_.take_body();
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
      spawn_logged(line_.executor(), "poll_watch", std::move(watching));
    }
    while (!answer_ && !dropped_) {
      co_await answered_.wait();
    }
    if (std::exchange(watching_, false) && !dropped_) {
      line_.socket().cancel();
    }
    if (dropped_) {
      answer_.reset();
    }
    co_return std::move(answer_);
  }

  // While a poll waits nothing is read, so this alone sees that its page has gone. A page that says
  // its next request already is there.
  static Awaitable<> watch_for_its_end(std::shared_ptr<HttpSession> self) {
    auto& socket = self->line_.socket();
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

  // False: the line is not to be used again.
  Awaitable<bool> send(HttpResponse response, bool close, bool head_only) {
    std::string head = head_text(response, close);
    const std::string_view body =
        response.body && !head_only ? std::string_view(*response.body) : std::string_view{};
    if (!co_await line_.send(std::move(head), body)) {
      dropped_ = true;
      close_now(line_.socket());
      co_return false;
    }
    co_return !close;
  }

  Awaitable<> hand_over(HttpRequest request) {
    if (door_->stall_upgrades) {
      co_await line_.read_first_bytes();
      co_return;
    }
    // A client may not speak before it is answered, and what it said would be lost.
    if (line_.has_more() || !offers_our_protocol(request) || !has_sound_key(request)) {
      co_await refuse(400);
      co_return;
    }
    auto conversation = door_->closing ? nullptr : door_->site.open_line(request);
    Upgrade::Request message(line_.take_head());
    handed_over_ = true;
    serve_websocket(std::make_unique<Upgrade>(line_.release(), std::move(message)),
                    std::move(conversation), door_, id_);
  }

  static bool offers_our_protocol(const HttpRequest& request) {
    const auto offered = request.field("Sec-WebSocket-Protocol");
    return http::token_list(beast::string_view(offered.data(), offered.size())).exists("chorus.v1");
  }

  HttpLine line_;
  Bell answered_;
  std::optional<HttpResponse> answer_;
  std::shared_ptr<Door> door_;
  ConnectionTable::Id id_ = 0;
  bool loopback_ = false;
  std::string arrived_at_;
  bool seated_ = false;
  bool between_requests_ = false;
  bool watching_ = false;
  bool dropped_ = false;
  bool ended_ = false;
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

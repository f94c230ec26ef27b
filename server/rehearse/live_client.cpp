#include "rehearse/live_client.hpp"

#include "kernel/values/limits.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <exception>
#include <random>
#include <utility>

namespace chorus::rehearse {
namespace {

using nlohmann::json;
using std::chrono::milliseconds;

constexpr milliseconds k_welcome_within{10'000};
constexpr milliseconds k_silent_for{25'000};
constexpr milliseconds k_slow_down{3'000};
constexpr unsigned k_turned_away_most = 5;

// The value of "name=value; HttpOnly; …".
std::string secret_from(const std::string& cookie) {
  const auto equals = cookie.find('=');
  if (equals == std::string::npos) return {};
  return cookie.substr(equals + 1, cookie.find(';') - equals - 1);
}

}  // namespace

std::string fresh_id() {
  static constexpr std::string_view k_letters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  std::random_device device;
  std::string id;
  for (int i = 0; i < 22; ++i) id += k_letters[device() % k_letters.size()];
  return id;
}

LiveClient::LiveClient(ClientLoop& loop, Options options)
    : loop_(loop),
      options_(std::move(options)),
      chance_(options_.seed),
      talk_(options_.seat, fresh_id()),
      door_(loop, options_.where),
      retry_(loop),
      greeting_(loop),
      pulse_(loop) {
  talk_.say = [this](const std::string& text) {
    if (carrier_) carrier_->send(text);
  };
}

LiveClient::~LiveClient() = default;

void LiveClient::start() { take_seat(); }

void LiveClient::stop() {
  if (carrier_) carrier_->close();
  retire();
  door_.drop();
  retry_.cancel();
  enter(State::over);
}

void LiveClient::lose_line() {
  if (state_ == State::connecting || state_ == State::live) lost();
}

void LiveClient::use(CarrierKind kind) {
  options_.carrier = kind;
  if (state_ == State::connecting || state_ == State::live || state_ == State::waiting) connect();
}

void LiveClient::take_seat() {
  enter(State::seating);
  HttpAsk ask{"POST", "/seat", {}, {}};
  if (secret_.empty()) {
    ask.body = json{{options_.claim.member, options_.claim.value}}.dump();
  } else {
    ask.body = json{{"seat", options_.seat}}.dump();
    ask.fields.emplace_back("Authorization", "Bearer " + secret_);
  }
  door_.drop();
  door_.ask(std::move(ask), [this](const HttpReply& reply) { seated(reply); });
}

void LiveClient::seated(const HttpReply& reply) {
  const auto answer = json::parse(reply.body, nullptr, false);
  const bool told = answer.is_object();
  if (reply.status == 200 && told && answer.contains("page_token")) {
    page_token_ = answer["page_token"].get<std::string>();
    if (!reply.cookie.empty()) secret_ = secret_from(reply.cookie);
    return connect();
  }
  if (reply.status == 429) return again(k_slow_down);
  if (reply.status == 0 || reply.status >= 500) return again();
  const std::string code = told ? answer.value("code", "") : std::string();
  give_up("no seat: " + (code.empty() ? "status " + std::to_string(reply.status) : code));
}

void LiveClient::connect() {
  retire();
  retry_.cancel();
  enter(State::connecting);
  const auto line = ++line_;
  const auto current = [this, line] { return line == line_; };
  CarrierEvents events;
  events.opened = [this, current] {
    if (current()) opened();
  };
  events.arrived = [this, current](std::string_view text) {
    if (current()) arrived(text);
  };
  events.closed = [this, current](int code) {
    if (current()) closed(code);
  };
  const Pass pass{options_.seat, secret_, page_token_};
  greeting_.set(k_welcome_within, [this] { lost(); });
  carrier_ = options_.carrier == CarrierKind::socket
                 ? open_socket(loop_, options_.where, pass, std::move(events))
                 : open_poll(loop_, options_.where, pass, std::move(events));
}

void LiveClient::opened() { talk_.line_opened(page_token_); }

void LiveClient::arrived(std::string_view text) {
  heard_at_ = std::chrono::steady_clock::now();
  if (on_heard) on_heard(text);
  const bool greeted_before = talk_.greeted();
  try {
    talk_.hear(text);
  } catch (const std::exception& error) {
    return give_up(error.what());
  }
  if (!greeted_before && talk_.greeted()) {
    greeting_.cancel();
    turned_away_ = 0;
    if (been_live_) ++reconnects_;
    been_live_ = true;
    watch_line();
    return enter(State::live);
  }
  if (on_change) on_change();
}

void LiveClient::closed(int code) {
  switch (code) {
    case 4401:
      if (++turned_away_ > k_turned_away_most) return give_up("turned away for ever: 4401");
      retire();
      return take_seat();
    case 4429: return again(k_slow_down);
    case 4400:
    case 4403:
    case 4409:
      return give_up("the server closed the line: " + std::to_string(code) +
                     (talk_.refused() ? " " + *talk_.refused() : std::string()));
    default: return again();
  }
}

void LiveClient::lost() { again(); }

void LiveClient::again(milliseconds at_least) {
  retire();
  enter(State::waiting);
  retry_.set(std::max(at_least, delay()), [this] {
    if (page_token_.empty()) return take_seat();
    connect();
  });
}

void LiveClient::give_up(std::string why) {
  retire();
  trouble_ = std::move(why);
  enter(State::over);
}

// A carrier may be ended from one of its own calls, so it goes only when that has returned.
void LiveClient::retire() {
  ++line_;
  greeting_.cancel();
  pulse_.cancel();
  talk_.line_lost();
  if (!carrier_) return;
  const std::shared_ptr<Carrier> old = std::move(carrier_);
  loop_.soon([old] {});
}

// Full jitter from the first try on, so that a whole room does not come back in one moment.
milliseconds LiveClient::delay() { return chance_.between(options_.retry_from, options_.retry_to); }

void LiveClient::watch_line() {
  pulse_.set(limits::k_page_ping, [this] {
    const auto now = std::chrono::steady_clock::now();
    if (now - heard_at_ > k_silent_for) return lost();
    talk_.ping(std::chrono::duration_cast<milliseconds>(now.time_since_epoch()).count());
    watch_line();
  });
}

void LiveClient::enter(State state) {
  state_ = state;
  if (on_change) on_change();
}

}  // namespace chorus::rehearse

#include "net/live/session.hpp"

#include "kernel/values/limits.hpp"
#include "net/live/hub.hpp"
#include "protocol/decode.hpp"
#include "protocol/encode.hpp"
#include "protocol/encode_records.hpp"

#include <algorithm>
#include <utility>
#include <variant>

namespace chorus::net {
namespace {

using protocol::CloseCode;

constexpr std::size_t k_watched_spaces = 64;
constexpr std::size_t k_spoken_for = 16;

}  // namespace

Session::Session(Hub& hub, std::vector<kernel::SeatId> seats)
    : hub_(hub),
      seats_(std::move(seats)),
      feed_(outbox_, *this),
      messages_(limits::k_commands_a_second, limits::k_command_burst),
      born_ms_(hub.ports().steady_ms()) {
  hub_.born(*this);
}

Session::~Session() { end(); }

const Holder* Session::holder() const noexcept {
  const Greeted* known = greeting();
  return known ? &known->holder : nullptr;
}

bool Session::has_proven(const kernel::SeatId& seat) const {
  return std::find(seats_.begin(), seats_.end(), seat) != seats_.end();
}

void Session::greet(Greeted greeted) { greeted_ = std::move(greeted); }

bool Session::ready() const {
  if (ended_) return true;  // what comes is not heard
  if (!within_rate()) {
    hub_.slow_down(*this);
    return false;
  }
  const Greeted* known = greeting();
  return !known || commands_owed(*known) < limits::k_commands_waiting;
}

bool Session::within_rate() const {
  const std::int64_t now = hub_.ports().steady_ms();
  const Greeted* known = greeting();
  return messages_.has_one(now) && (!known || hub_.may_command(known->holder.seat, now));
}

// Those not yet decided, and those whose answers the line has not taken.
std::size_t Session::commands_owed(const Greeted& known) const {
  std::size_t owed = hub_.room().commands_waiting(known.client) + feed_.answers_owed();
  for (const auto& client : known.spoken_for) owed += hub_.room().commands_waiting(client);
  return owed;
}

void Session::look_again() const {
  if (on_ready) on_ready();
}

void Session::received(std::string_view text) {
  if (ended_) return;
  const auto self = weak_from_this().lock();  // a command may end this very session
  auto decoded = protocol::decode(text, hub_.ports().schemas);
  if (!decoded.ok()) {
    return refuse(CloseCode::bad_message, decoded.fault().code, decoded.fault().text_key);
  }
  auto& message = decoded.value();
  const bool is_hello = std::holds_alternative<protocol::Hello>(message);
  if (is_hello == (greeting() != nullptr)) {
    return refuse(CloseCode::bad_message, is_hello ? "hello_twice" : "hello_first",
                  "refused.bad_message");
  }
  const bool is_command = std::holds_alternative<protocol::CommandMessage>(message);
  const std::int64_t now = hub_.ports().steady_ms();
  if (is_command) {
    hub_.take_command(known().holder.seat, now);
  } else {
    messages_.take(now);
  }
  std::visit([this](const auto& known) { handle(known); }, message);
}

void Session::lost() { end(); }

void Session::close(CloseCode code) { close_with(code, nullptr); }

void Session::refuse(CloseCode close_code, const std::string& code, const std::string& text_key) {
  close_with(close_code, framed(protocol::encode_refused(code, text_key)));
}

void Session::close_with(CloseCode code, SharedMessage last) {
  end();
  if (std::exchange(closed_, true)) return;
  feed_.stop(std::move(last));
  if (on_close) on_close(code);
}

void Session::end() {
  if (!std::exchange(ended_, true)) hub_.leave(*this);
}

void Session::handle(const protocol::Hello& hello) {
  if (hub_.room().in_trouble()) {
    return close_with(CloseCode::try_later, hub_.greeting().why_turned_away(*this, hello));
  }
  if (const auto refusal = hub_.greeting().greet(*this, hello)) {
    refuse(refusal->close_code, refusal->code, refusal->text_key);
  }
}

void Session::handle(const protocol::CommandMessage& message) {
  Greeted& me = known();
  if (me.reader.reader_class.role == kernel::Role::wall) {
    return refuse(CloseCode::role, "role", "refused.role");
  }
  const kernel::ClientId client = message.client.value_or(me.client);
  if (client != me.client && !me.spoken_for.contains(client)) {
    if (me.spoken_for.size() >= k_spoken_for || !hub_.greeting().speak_for(*this, client)) {
      return feed_.answer(
          {client, message.k, kernel::Rejection{"not_your_client", "refused.not_your_client", {}}});
    }
    me.spoken_for.insert(client);
  }
  // The room takes no more of this client than ready() allows; were it so, the page would come back
  // and send again.
  if (!hub_.submit(*this, client, message)) close(CloseCode::try_later);
}

void Session::handle(const protocol::Watch& message) {
  const bool is_new = !feed_.watched().contains(message.space);
  if (is_new && feed_.watched().size() >= k_watched_spaces) {
    return refuse(CloseCode::bad_message, "too_many_watched", "refused.bad_message");
  }
  if (!hub_.room().may_watch(message.space, known().reader)) {
    // The same for a space that is not there and one not for this reader.
    const kernel::Notice notice{"not_here", "notice.not_here", {}, false};
    return feed_.notice(framed(protocol::encode_notice(notice)));
  }
  if (is_new) hub_.teller().watch(message.space, *this);
  feed_.watch(message.space);
}

void Session::handle(const protocol::Unwatch& message) {
  if (!feed_.watched().contains(message.space)) return;
  feed_.unwatch(message.space);
  hub_.teller().unwatch(message.space, *this);
  Greeted& me = known();
  if (me.composing.erase(message.space) > 0) {
    hub_.room().composing(me.reader.person, message.space, false);
  }
}

void Session::handle(const protocol::Presence& message) {
  Greeted& me = known();
  if (!me.is_participant() || !feed_.watched().contains(message.space)) return;
  const bool changed = message.composing ? me.composing.insert(message.space).second
                                         : me.composing.erase(message.space) > 0;
  if (changed) hub_.room().composing(me.reader.person, message.space, message.composing);
}

void Session::handle(const protocol::Ping& message) {
  feed_.pong(framed(protocol::encode_pong(message, hub_.ports().clock.now())));
}

SnapshotParts Session::snapshot(const kernel::SpaceId& space) {
  return hub_.teller().snapshot(space, known().reader);
}

SharedMessage Session::fresh(Fresh what) {
  if (what == Fresh::you) return framed(protocol::encode_you(hub_.teller().you(known().reader)));
  return hub_.teller().fresh(known().reader.reader_class.role, what);
}

SharedMessage Session::answer(const kernel::Answer& answer) {
  return framed(protocol::encode_answer(answer, known().client));
}

SharedMessage Session::filler() { return fresh(Fresh::sheet); }

}  // namespace chorus::net

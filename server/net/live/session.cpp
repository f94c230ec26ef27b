#include "net/live/session.hpp"

#include "kernel/values/limits.hpp"
#include "net/live/hub.hpp"
#include "protocol/decode.hpp"
#include "protocol/encode.hpp"
#include "protocol/encode_records.hpp"

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
      messages_(limits::k_commands_a_second, limits::k_command_burst) {
  hub_.born(*this);
}

Session::~Session() { end(); }

bool Session::ready() const {
  if (ended_) return true;  // what comes is not heard
  const std::int64_t now = hub_.ports_.steady_ms();
  if (!messages_.has_one(now)) return false;
  return !greeted_ ||
         (hub_.may_command(holder_.seat, now) && commands_owed() < limits::k_commands_waiting);
}

// Those not yet decided, and those whose answers the line has not taken.
std::size_t Session::commands_owed() const {
  std::size_t owed = hub_.room_->commands_waiting(client_) + feed_.answers_owed();
  for (const auto& client : spoken_for_) owed += hub_.room_->commands_waiting(client);
  return owed;
}

void Session::look_again() const {
  if (on_ready) on_ready();
}

void Session::received(std::string_view text) {
  if (ended_) return;
  const auto self = weak_from_this().lock();  // a command may end this very session
  auto decoded = protocol::decode(text, hub_.ports_.schemas);
  if (!decoded.ok()) {
    return refuse(CloseCode::bad_message, decoded.fault().code, decoded.fault().text_key);
  }
  auto& message = decoded.value();
  const bool is_hello = std::holds_alternative<protocol::Hello>(message);
  if (is_hello == greeted_) {
    return refuse(CloseCode::bad_message, greeted_ ? "hello_twice" : "hello_first",
                  "refused.bad_message");
  }
  const bool is_command = std::holds_alternative<protocol::CommandMessage>(message);
  const std::int64_t now = hub_.ports_.steady_ms();
  if (is_command) {
    hub_.take_command(holder_.seat, now);
  } else {
    messages_.take(now);
  }
  std::visit([this](const auto& known) { handle(known); }, message);
}

void Session::lost() { end(); }

void Session::close(CloseCode code) { close_with(code, nullptr); }

void Session::refuse(CloseCode close_code, const std::string& code, const std::string& text_key) {
  close_with(close_code, shared(protocol::encode_refused(code, text_key)));
}

void Session::close_with(CloseCode code, SharedText last) {
  end();
  if (std::exchange(closed_, true)) return;
  feed_.stop(std::move(last));
  if (on_close) on_close(code);
}

void Session::end() {
  if (!std::exchange(ended_, true)) hub_.leave(*this);
}

bool Session::is_participant() const {
  return reader_.reader_class.role == kernel::Role::participant;
}

void Session::handle(const protocol::Hello& hello) {
  if (hub_.room().in_trouble()) {
    return close_with(CloseCode::try_later, hub_.why_turned_away(*this, hello));
  }
  if (const auto refusal = hub_.greet(*this, hello)) {
    refuse(refusal->close_code, refusal->code, refusal->text_key);
  }
}

void Session::handle(const protocol::CommandMessage& message) {
  if (reader_.reader_class.role == kernel::Role::wall) {
    return refuse(CloseCode::role, "role", "refused.role");
  }
  const kernel::ClientId client = message.client.value_or(client_);
  if (client != client_ && !spoken_for_.contains(client)) {
    if (spoken_for_.size() >= k_spoken_for || !hub_.speak_for(*this, client)) {
      return feed_.answer(
          {client, message.k, kernel::Rejection{"not_your_client", "refused.not_your_client", {}}});
    }
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
  if (!hub_.room().may_watch(message.space, reader_)) {
    // The same for a space that is not there and one not for this reader.
    const kernel::Notice notice{"not_here", "notice.not_here", {}, false};
    return feed_.notice(shared(protocol::encode_notice(notice)));
  }
  if (is_new) hub_.book_.add(message.space, reader_.reader_class, *this);
  feed_.watch(message.space);
}

void Session::handle(const protocol::Unwatch& message) {
  if (!feed_.watched().contains(message.space)) return;
  feed_.unwatch(message.space);
  hub_.book_.remove(message.space, reader_.reader_class, *this);
  if (composing_.erase(message.space) > 0)
    hub_.room().composing(reader_.person, message.space, false);
}

void Session::handle(const protocol::Presence& message) {
  if (!is_participant() || !feed_.watched().contains(message.space)) return;
  const bool changed = message.composing ? composing_.insert(message.space).second
                                         : composing_.erase(message.space) > 0;
  if (changed) hub_.room().composing(reader_.person, message.space, message.composing);
}

void Session::handle(const protocol::Ping& message) {
  feed_.pong(shared(protocol::encode_pong(message, hub_.ports_.clock.now())));
}

SnapshotParts Session::snapshot(const kernel::SpaceId& space) {
  return hub_.snapshot(*this, space);
}

SharedText Session::fresh(Fresh what) { return hub_.fresh(reader_.reader_class.role, what); }

SharedText Session::answer(const kernel::Answer& answer) {
  return shared(protocol::encode_answer(answer, client_));
}

SharedText Session::filler() { return hub_.fresh(reader_.reader_class.role, Fresh::sheet); }

}  // namespace chorus::net

#include "net/live/hub.hpp"

#include "kernel/values/limits.hpp"

#include <utility>

namespace chorus::net {

using protocol::CloseCode;

Hub::Hub(HubPorts ports, HubSettings settings)
    : ports_(std::move(ports)),
      teller_(sessions_),
      greeting_(ports_.clock, ports_.entropy, sessions_, teller_,
                {settings.rehearsal,
                 std::move(settings.plugins),
                 std::move(settings.kinds),
                 std::move(settings.boards),
                 {}}) {}

Hub::~Hub() = default;

void Hub::attach(kernel::Room& room) {
  room_ = &room;
  teller_.attach(room);
  greeting_.attach(room);
}

void Hub::set_plugins(std::vector<protocol::PluginView> plugins) {
  greeting_.told.plugins = std::move(plugins);
}

void Hub::set_standing(const std::string& about, std::vector<kernel::Notice> notices) {
  auto& standing = greeting_.told.standing;
  if (notices.empty()) {
    standing.erase(about);
  } else {
    standing.insert_or_assign(about, std::move(notices));
  }
}

void Hub::close_all(CloseCode code) {
  for (const auto& session : sessions_.living()) session->close(code);
}

void Hub::tick() {
  const std::int64_t now = ports_.steady_ms();
  for (const auto& session : sessions_.silent()) {
    const bool waited = now - session->born_ms() >= limits::to_ms(limits::k_hello_within);
    if (waited) session->close(CloseCode::who_are_you);
  }
  for (const Session* session : std::exchange(slowed_, {})) session->look_again();
  teller_.tell_presence();
  std::erase_if(command_rate_, [now](const auto& entry) { return entry.second.is_full(now); });
}

void Hub::leave(Session& session) {
  slowed_.erase(&session);
  const Greeted* known = session.greeting();
  if (known) teller_.forget(session);
  sessions_.left(session);
  if (!known || !known->is_participant()) return;
  const kernel::PersonId& person = known->reader.person;
  for (const auto& space : known->composing) room_->composing(person, space, false);
  room_->left(person);
}

bool Hub::may_command(const kernel::SeatId& seat, std::int64_t now_ms) const {
  const auto rate = command_rate_.find(seat);
  return rate == command_rate_.end() || rate->second.has_one(now_ms);
}

void Hub::take_command(const kernel::SeatId& seat, std::int64_t now_ms) {
  const auto [rate, is_new] =
      command_rate_.try_emplace(seat, limits::k_commands_a_second, limits::k_command_burst);
  rate->second.take(now_ms);
}

bool Hub::submit(Session& session, const kernel::ClientId& client,
                 const protocol::CommandMessage& message) {
  const kernel::SeatId seat_id = session.greeting()->holder.seat;
  const kernel::Seat* seat = room_->identity().seat(seat_id);
  if (!seat) {
    session.close(CloseCode::who_are_you);
    return true;
  }
  kernel::Command command{client,       message.k,      message.space,         message.name,
                          message.args, message.if_rev, room_->actor_of(*seat)};
  return room_->submit(std::move(command), seat_id);
}

void Hub::published(const kernel::Publication& publication) { teller_.published(publication); }

void Hub::seat_ended(const kernel::SeatId& seat) {
  for (const auto& session : sessions_.living()) {
    const Greeted* known = session->greeting();
    if (known && known->holder.seat == seat) session->close(CloseCode::who_are_you);
  }
}

void Hub::storage_failed() {
  close_all(CloseCode::try_later);
  teller_.clear_snapshots();
}

}  // namespace chorus::net

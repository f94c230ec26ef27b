#include "net/live/greeting.hpp"

#include "kernel/values/random_text.hpp"
#include "net/live/session.hpp"

#include <utility>

namespace chorus::net {
namespace {

using protocol::CloseCode;

Greeting::Refusal unknown_device() {
  return {CloseCode::who_are_you, "who_are_you", "line.who_are_you"};
}

void tell_what_stands(Session& session, const std::vector<kernel::Notice>& notices) {
  for (const auto& notice : notices) {
    if (kernel::is_told(notice, session.greeting()->reader.reader_class)) {
      session.feed().notice(framed(protocol::encode_notice(notice)));
    }
  }
}

}  // namespace

Greeting::Greeting(const kernel::Clock& clock, kernel::Entropy& entropy, Sessions& sessions,
                   Teller& teller, Told what)
    : told(std::move(what)),
      clock_(clock),
      entropy_(entropy),
      sessions_(sessions),
      teller_(teller) {}

std::optional<Greeting::Refusal> Greeting::greet(Session& session, const protocol::Hello& hello) {
  if (hello.oldest_proto > protocol::k_proto || hello.newest_proto < protocol::k_proto) {
    return Refusal{CloseCode::newer_server, "newer_server", "line.newer_server"};
  }
  const auto seat = proven_seat(session, hello);
  if (!seat || !room_->last_k(hello.client, seat->id)) return unknown_device();
  const Session* older = sessions_.of_client(hello.client);
  if (older && older->greeting()->holder.seat != seat->id) return unknown_device();
  take_over(hello.client, hello.page_token);

  session.greet(
      {{seat->id, seat->role}, room_->reader_of(*seat), hello.client, hello.page_token, {}, {}});
  room_->identity().said_hello(seat->id);
  sessions_.greeted(session);
  if (session.greeting()->is_participant()) room_->came(session.greeting()->reader.person);
  // Asked after taking over: what the older session still had waiting is forgotten now.
  welcome(session, *seat, room_->last_k(hello.client, seat->id).value_or(0));
  return std::nullopt;
}

std::optional<kernel::Seat> Greeting::proven_seat(const Session& session,
                                                  const protocol::Hello& hello) const {
  const kernel::Seat* seat = room_->identity().seat_by_page_token(hello.page_token);
  if (!seat || seat->role != hello.seat || !session.has_proven(seat->id)) return std::nullopt;
  return *seat;
}

// A newer line of the same tab is the true one; the older one may be a socket nobody is behind.
void Greeting::take_over(const kernel::ClientId& client, const std::string& page_token) {
  const auto end = [this](Session* older) {
    const auto keep = older->weak_from_this().lock();
    const kernel::ClientId its_client = older->greeting()->client;
    older->close(CloseCode::normal);
    room_->forget_waiting(its_client);
  };
  if (Session* older = sessions_.of_client(client)) end(older);
  if (Session* older = sessions_.of_page(page_token)) end(older);
  room_->forget_waiting(client);
}

SharedMessage Greeting::why_turned_away(const Session& session,
                                        const protocol::Hello& hello) const {
  const auto seat = proven_seat(session, hello);
  if (!seat || seat->role != kernel::Role::facilitator) return nullptr;
  for (const auto& [about, notices] : told.standing) {
    for (const auto& notice : notices) {
      if (notice.kind == "storage_trouble") return framed(protocol::encode_notice(notice));
    }
  }
  return nullptr;
}

bool Greeting::speak_for(Session& session, const kernel::ClientId& client) {
  if (sessions_.of_client(client)) return false;
  if (!room_->last_k(client, session.greeting()->holder.seat)) return false;
  // What still waits of an earlier sending comes again.
  room_->forget_waiting(client);
  sessions_.speaks_for(client, session);
  return true;
}

void Greeting::welcome(Session& session, const kernel::Seat& seat, std::uint64_t last_k) {
  const std::string sheet = protocol::sheet_object(room_->sheet(seat.role));
  const protocol::Welcome welcome{kernel::random_id(entropy_),
                                  clock_.now(),
                                  told.rehearsal,
                                  last_k,
                                  teller_.you(session.greeting()->reader),
                                  told.plugins,
                                  told.kinds,
                                  sheet,
                                  teller_.door(),
                                  told.boards};
  Feed& feed = session.feed();
  feed.welcome(framed(protocol::encode_welcome(welcome)));
  if (session.greeting()->is_lead()) {
    feed.fresh(Fresh::presence, teller_.fresh(seat.role, Fresh::presence));
  }
  tell_what_stands(session, room_->standing_notices());
  for (const auto& [about, notices] : told.standing) tell_what_stands(session, notices);
}

}  // namespace chorus::net

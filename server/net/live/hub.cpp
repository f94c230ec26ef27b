// Who is in the conversation: greeting, taking over, leaving, and what time does to them.
#include "net/live/hub.hpp"

#include "kernel/values/limits.hpp"
#include "kernel/values/random_text.hpp"

#include <algorithm>
#include <utility>

namespace chorus::net {
namespace {

using protocol::CloseCode;

}  // namespace

Hub::Hub(HubPorts ports, HubSettings settings)
    : ports_(std::move(ports)), settings_(std::move(settings)) {}

Hub::~Hub() = default;

void Hub::attach(kernel::Room& room) { room_ = &room; }

void Hub::set_plugins(std::vector<protocol::PluginView> plugins) {
  settings_.plugins = std::move(plugins);
}

void Hub::close_all(CloseCode code) {
  for (const auto& session : living()) session->close(code);
}

void Hub::tick() {
  const std::int64_t now = ports_.steady_ms();
  for (const auto& session : living()) {
    const bool waited = now - session->born_ms_ >= limits::to_ms(limits::k_hello_within);
    if (!session->greeted_ && waited) session->close(CloseCode::who_are_you);
    session->look_again();
  }
  tell_presence();
  std::erase_if(command_rate_, [now](const auto& entry) { return entry.second.is_full(now); });
}

void Hub::born(Session& session) {
  session.born_ms_ = ports_.steady_ms();
  born_.insert(&session);
}

void Hub::leave(Session& session) {
  born_.erase(&session);
  if (greeted_.erase(&session) == 0) return;
  for (const auto& space : session.feed_.watched()) {
    book_.remove(space, session.reader_.reader_class, session);
  }
  const auto is_this = [&session](const auto& entry) { return entry.second == &session; };
  by_client_.erase(session.client_);
  for (const auto& client : session.spoken_for_) by_client_.erase(client);
  if (const auto page = by_page_token_.find(session.page_token_);
      page != by_page_token_.end() && is_this(*page)) {
    by_page_token_.erase(page);
  }
  if (!session.is_participant()) return;
  const kernel::PersonId& person = session.reader_.person;
  for (const auto& space : session.composing_) room_->composing(person, space, false);
  if (const auto here = here_.find(person); here != here_.end() && --here->second == 0)
    here_.erase(here);
  room_->left(person);
}

std::optional<kernel::Seat> Hub::proven_seat(const Session& session,
                                             const protocol::Hello& hello) const {
  const kernel::Seat* seat = room_->identity().seat_by_page_token(hello.page_token);
  if (!seat || seat->role != hello.seat) return std::nullopt;
  const bool is_proven =
      std::find(session.seats_.begin(), session.seats_.end(), seat->id) != session.seats_.end();
  return is_proven ? std::optional(*seat) : std::nullopt;
}

Hub::Refusal Hub::unknown_device() {
  return {CloseCode::who_are_you, "who_are_you", "line.who_are_you"};
}

std::optional<Hub::Refusal> Hub::greet(Session& session, const protocol::Hello& hello) {
  if (hello.oldest_proto > protocol::k_proto || hello.newest_proto < protocol::k_proto) {
    return Refusal{CloseCode::newer_server, "newer_server", "line.newer_server"};
  }
  const auto seat = proven_seat(session, hello);
  if (!seat || !room_->last_k(hello.client, seat->id)) return unknown_device();
  const Session* older = session_of(hello.client);
  if (older && older->holder_.seat != seat->id) return unknown_device();
  take_over(hello.client, hello.page_token);

  session.holder_ = {seat->id, seat->role};
  session.reader_ = room_->reader_of(*seat);
  session.client_ = hello.client;
  session.page_token_ = hello.page_token;
  session.greeted_ = true;
  room_->identity().said_hello(seat->id);
  born_.erase(&session);
  greeted_.insert(&session);
  by_client_.insert_or_assign(hello.client, &session);
  by_page_token_.insert_or_assign(hello.page_token, &session);
  if (session.is_participant()) {
    const kernel::PersonId person = session.reader_.person;
    ++here_[person];
    room_->came(person);
  }
  // Asked after taking over: what the older session still had waiting is forgotten now.
  send_welcome(session, *seat, room_->last_k(hello.client, seat->id).value_or(0));
  return std::nullopt;
}

// A newer line of the same tab is the true one; the older one may be a socket nobody is behind.
void Hub::take_over(const kernel::ClientId& client, const std::string& page_token) {
  const auto end = [this](Session* older) {
    const auto keep = older->weak_from_this().lock();
    const kernel::ClientId its_client = older->client_;
    older->close(CloseCode::normal);
    room_->forget_waiting(its_client);
  };
  if (Session* older = session_of(client)) end(older);
  if (const auto page = by_page_token_.find(page_token); page != by_page_token_.end())
    end(page->second);
  room_->forget_waiting(client);
}

protocol::You Hub::you(const kernel::Seat& seat, const kernel::Reader& reader) {
  protocol::You you;
  you.role = seat.role;
  you.groups = reader.reader_class.groups;
  const kernel::Space* inquiry = room_->space(kernel::k_inquiry_space);
  if (!inquiry || seat.person.empty()) return you;
  for (const auto& [key, record] : inquiry->records) {
    if (record->type == "person" && record->owner == seat.person) {
      return protocol::you_from(record->body, std::move(you));
    }
  }
  return you;
}

// Null: nothing for this one to read.
SharedText Hub::why_turned_away(const Session& session, const protocol::Hello& hello) const {
  const auto seat = proven_seat(session, hello);
  if (!seat || seat->role != kernel::Role::facilitator) return nullptr;
  for (const auto& notice : standing_) {
    if (notice.kind == "storage_trouble") return shared(protocol::encode_notice(notice));
  }
  return nullptr;
}

void Hub::send_welcome(Session& session, const kernel::Seat& seat, std::uint64_t last_k) {
  const std::string sheet = protocol::sheet_object(room_->sheet(seat.role));
  protocol::Welcome welcome{kernel::random_id(ports_.entropy),
                            ports_.clock.now(),
                            settings_.rehearsal,
                            last_k,
                            you(seat, session.reader_),
                            settings_.plugins,
                            sheet,
                            door_};
  session.feed_.welcome(shared(protocol::encode_welcome(welcome)));
  if (seat.role == kernel::Role::facilitator) {
    session.feed_.fresh(Fresh::presence, fresh(seat.role, Fresh::presence));
  }
  for (const auto* notices : {&room_->standing_notices(), &std::as_const(standing_)}) {
    for (const auto& notice : *notices) {
      const bool is_for_it = seat.role == kernel::Role::facilitator || !notice.facilitators_only;
      if (is_for_it) session.feed_.notice(shared(protocol::encode_notice(notice)));
    }
  }
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

// A dead tab's commands come through a living one of the same seat; its answers go there too. What
// still waits of an earlier sending comes again.
bool Hub::speak_for(Session& session, const kernel::ClientId& client) {
  if (session_of(client) || !room_->last_k(client, session.holder_.seat)) return false;
  room_->forget_waiting(client);
  by_client_.insert_or_assign(client, &session);
  session.spoken_for_.insert(client);
  return true;
}

bool Hub::submit(Session& session, const kernel::ClientId& client,
                 const protocol::CommandMessage& message) {
  const kernel::Seat* seat = room_->identity().seat(session.holder_.seat);
  if (!seat) {
    session.close(CloseCode::who_are_you);
    return true;
  }
  kernel::Command command{client,       message.k,      message.space,         message.name,
                          message.args, message.if_rev, room_->actor_of(*seat)};
  return room_->submit(std::move(command), session.holder_.seat);
}

Session* Hub::session_of(const kernel::ClientId& client) const {
  const auto found = by_client_.find(client);
  return found == by_client_.end() ? nullptr : found->second;
}

std::vector<std::shared_ptr<Session>> Hub::living() const {
  std::vector<std::shared_ptr<Session>> sessions;
  sessions.reserve(born_.size() + greeted_.size());
  for (const auto* all : {&born_, &greeted_}) {
    for (Session* session : *all) {
      if (auto held = session->weak_from_this().lock()) sessions.push_back(std::move(held));
    }
  }
  return sessions;
}

}  // namespace chorus::net

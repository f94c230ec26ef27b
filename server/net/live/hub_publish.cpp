// What happened goes out: one comparison and one encoding a reader class, own ones where they
// differ.
#include "kernel/room/projection.hpp"
#include "net/live/hub.hpp"
#include "protocol/encode_records.hpp"

#include <algorithm>
#include <utility>

namespace chorus::net {
namespace {

using kernel::Role;
using protocol::CloseCode;

constexpr std::array<Role, 3> k_roles{Role::participant, Role::facilitator, Role::wall};

SnapshotParts shared_parts(std::vector<std::string> texts) {
  SnapshotParts parts;
  parts.reserve(texts.size());
  for (auto& text : texts) parts.push_back(shared(std::move(text)));
  return parts;
}

bool is_concerned(const std::vector<kernel::PersonId>& persons, const kernel::PersonId& person) {
  return std::binary_search(persons.begin(), persons.end(), person);
}

std::vector<const kernel::Answer*> answers_of(
    const std::vector<std::pair<Session*, const kernel::Answer*>>& routed, const Session* session) {
  std::vector<const kernel::Answer*> answers;
  for (const auto& [to, answer] : routed) {
    if (to == session) answers.push_back(answer);
  }
  return answers;
}

}  // namespace

void Hub::published(const kernel::Publication& publication) {
  const auto concerned = kernel::concerned_persons(publication);
  const Routed answers = routed(publication.answers);
  // Whoever watches gets the answer with its effect; told apart first, for a telling may end a
  // watch.
  Routed apart;
  for (const auto& entry : answers) {
    if (!entry.first->feed_.watched().contains(publication.space)) apart.push_back(entry);
  }
  for (auto& [readers, view] : book_.watched_views(publication.space)) {
    tell_class(publication, concerned, answers, view);
  }
  for (const auto& [session, answer] : apart) session->feed_.answer(*answer);
  for (const auto& [session, answer] : answers) session->look_again();
}

void Hub::tell_class(const kernel::Publication& publication,
                     const std::vector<kernel::PersonId>& concerned, const Routed& answers,
                     WatchBook::ClassView& view) {
  const kernel::Difference common = kernel::difference(publication, {view.readers, {}});
  const bool moves = !common.empty() || publication.state;
  std::optional<protocol::PhaseView> phase;
  if (publication.state) phase = {publication.state->phase, publication.state->ends_at};
  const std::uint64_t from = view.cursor;
  // The cursor moves before anybody is told: a snapshot made from here on has this commit in it.
  if (moves) {
    ++view.cursor;
    view.snapshot.clear();
  }
  const Role role = view.readers.role;
  SharedText text;
  for (Session* session : view.watchers) {
    const auto own_answers = answers_of(answers, session);
    if (own_answers.empty() && !is_concerned(concerned, session->reader_.person)) {
      if (!moves) continue;
      if (!text) {
        text = shared(protocol::encode_changes(
            {publication.space, from, view.cursor, common, phase, {}}, role));
      }
      session->feed_.changes(publication.space, text);
      continue;
    }
    const kernel::Difference own = kernel::difference(publication, session->reader_);
    if (own.empty() && !moves) {
      for (const auto* answer : own_answers) session->feed_.answer(*answer);
      continue;
    }
    session->feed_.changes(publication.space,
                           shared(protocol::encode_changes(
                               {publication.space, from, view.cursor, own, phase, own_answers},
                               role, session->client_)),
                           own_answers);
  }
}

Hub::Routed Hub::routed(const std::vector<kernel::Answer>& answers) const {
  Routed routed;
  for (const auto& answer : answers) {
    if (Session* session = session_of(answer.client)) routed.emplace_back(session, &answer);
  }
  return routed;
}

void Hub::answered(const kernel::Answer& answer) {
  if (Session* session = session_of(answer.client)) {
    session->feed_.answer(answer);
    session->look_again();
  }
}

SnapshotParts Hub::snapshot(const Session& session, const kernel::SpaceId& space) {
  const kernel::Space* known = room_->space(space);
  if (!known || !room_->may_watch(space, session.reader_)) return {};
  auto& view = book_.view(space, session.reader_.reader_class);
  // Whoever has nothing of their own there sees what their class sees.
  if (!view.snapshot.empty() && !room_->may_have_own(space, session.reader_)) return view.snapshot;
  const auto records = room_->snapshot(space, session.reader_);
  const bool has_own =
      std::any_of(records.begin(), records.end(),
                  [](const kernel::VisibleRecord& visible) { return visible.mine; });
  if (!has_own && !view.snapshot.empty()) return view.snapshot;
  auto parts = shared_parts(
      protocol::encode_snapshot({space, view.cursor, {known->state.phase, known->state.ends_at}},
                                records, session.reader_.reader_class.role));
  if (!has_own) view.snapshot = parts;
  return parts;
}

SharedText Hub::fresh(Role role, Fresh what) {
  switch (what) {
    case Fresh::sheet:
      return shared(protocol::encode_sheet(protocol::sheet_object(room_->sheet(role))));
    case Fresh::door:
      if (!door_ || role == Role::participant) return nullptr;
      return shared(protocol::encode_door(*door_));
    case Fresh::presence:
      if (role != Role::facilitator) return nullptr;
      return shared(protocol::encode_presence(room_->presence()));
  }
  return nullptr;
}

void Hub::sheet_changed() {
  std::array<SharedText, k_roles.size()> texts;
  for (const Role role : k_roles) {
    const auto index = static_cast<std::size_t>(role);
    std::string sheet = protocol::sheet_object(room_->sheet(role));
    if (sheet == sheets_told_[index]) continue;
    texts[index] = shared(protocol::encode_sheet(sheet));
    sheets_told_[index] = std::move(sheet);
  }
  for (Session* session : greeted_) {
    const auto& text = texts[static_cast<std::size_t>(session->reader_.reader_class.role)];
    if (text) session->feed_.fresh(Fresh::sheet, text);
  }
}

void Hub::set_door(protocol::Door door) {
  door_ = std::move(door);
  const SharedText text = shared(protocol::encode_door(*door_));
  for (Session* session : greeted_) {
    if (session->reader_.reader_class.role == Role::participant) continue;
    session->feed_.fresh(Fresh::door, text);
  }
}

void Hub::tell_presence() {
  if (!std::exchange(presence_is_new_, false)) return;
  SharedText text;
  for (Session* session : greeted_) {
    if (session->reader_.reader_class.role != Role::facilitator) continue;
    if (!text) text = fresh(Role::facilitator, Fresh::presence);
    session->feed_.fresh(Fresh::presence, text);
  }
}

void Hub::noticed(const kernel::Notice& notice) {
  const SharedText text = shared(protocol::encode_notice(notice));
  for (Session* session : greeted_) {
    const bool is_lead = session->reader_.reader_class.role == Role::facilitator;
    if (is_lead || !notice.facilitators_only) session->feed_.notice(text);
  }
}

void Hub::seat_ended(const kernel::SeatId& seat) {
  for (const auto& session : living()) {
    if (session->greeted_ && session->holder_.seat == seat) session->close(CloseCode::who_are_you);
  }
}

void Hub::storage_failed() {
  close_all(CloseCode::try_later);
  book_.clear_snapshots();
}

}  // namespace chorus::net

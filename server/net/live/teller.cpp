#include "net/live/teller.hpp"

#include "kernel/room/projection.hpp"
#include "net/live/session.hpp"
#include "protocol/encode_records.hpp"

#include <algorithm>
#include <utility>

namespace chorus::net {
namespace {

using kernel::Role;

constexpr std::array<Role, 3> k_roles{Role::participant, Role::facilitator, Role::wall};

SnapshotParts framed_parts(const std::vector<std::string>& texts) {
  SnapshotParts parts;
  parts.reserve(texts.size());
  for (const auto& text : texts) parts.push_back(framed(text));
  return parts;
}

}  // namespace

void Teller::published(const kernel::Publication& publication) {
  const OwnBySession own = own_of(publication);
  // Whoever watches gets the answer with its effect; told apart first, for a telling may end a
  // watch.
  std::vector<Session*> apart;
  for (const auto& [session, its] : own) {
    const bool watches = session->feed().watched().contains(publication.space);
    if (!its.answers.empty() && !watches) apart.push_back(session);
  }
  for (auto& [readers, view] : book_.watched_views(publication.space)) {
    tell_class(publication, own, view);
  }
  for (Session* session : apart) {
    for (const auto* answer : own.at(session).answers) session->feed().answer(*answer);
  }
  for (const auto& [session, its] : own) {
    if (!its.answers.empty()) session->look_again();
  }
}

void Teller::tell_class(const kernel::Publication& publication, const OwnBySession& own,
                        WatchBook::ClassView& view) {
  const kernel::Difference common = kernel::difference(publication, {view.readers, {}});
  const bool moves = !common.empty() || publication.state;
  std::optional<protocol::PhaseView> phase;
  if (publication.state)
    phase = {publication.state->phase, publication.state->ends_at, publication.state->stage};
  const std::uint64_t from = view.cursor;
  // The cursor moves before anybody is told: a snapshot made from here on has this commit in it.
  if (moves) {
    ++view.cursor;
    view.snapshot.clear();
  }
  const Role role = view.readers.role;
  SharedMessage text;
  for (Session* session : view.watchers) {
    const auto its = own.find(session);
    if (its == own.end()) {
      if (!moves) continue;
      if (!text) {
        text = framed(protocol::encode_changes(
            {publication.space, from, view.cursor, common, phase, {}}, role));
      }
      session->feed().changes(publication.space, text);
      continue;
    }
    const auto& answers = its->second.answers;
    const kernel::Difference seen =
        its->second.view ? kernel::difference(publication, session->greeting()->reader) : common;
    if (seen.empty() && !moves) {
      for (const auto* answer : answers) session->feed().answer(*answer);
      continue;
    }
    session->feed().changes(publication.space,
                            framed(protocol::encode_changes(
                                {publication.space, from, view.cursor, seen, phase, answers}, role,
                                session->greeting()->client)),
                            answers);
  }
}

Teller::OwnBySession Teller::own_of(const kernel::Publication& publication) const {
  OwnBySession own;
  for (const auto& person : kernel::concerned_persons(publication)) {
    for (Session* session : sessions_.of_person(person)) own[session].view = true;
  }
  for (const auto& answer : publication.answers) {
    if (Session* session = sessions_.of_client(answer.client)) {
      own[session].answers.push_back(&answer);
    }
  }
  return own;
}

void Teller::answered(const kernel::Answer& answer) {
  if (Session* session = sessions_.of_client(answer.client)) {
    session->feed().answer(answer);
    session->look_again();
  }
}

void Teller::watch(const kernel::SpaceId& space, Session& session) {
  book_.add(space, session.greeting()->reader.reader_class, session);
}

void Teller::unwatch(const kernel::SpaceId& space, const Session& session) {
  book_.remove(space, session.greeting()->reader.reader_class, session);
}

void Teller::forget(const Session& session) {
  for (const auto& space : session.watched()) unwatch(space, session);
}

SnapshotParts Teller::snapshot(const kernel::SpaceId& space, const kernel::Reader& reader) {
  const kernel::Space* known = room_->space(space);
  if (!known || !room_->may_watch(space, reader)) return {};
  auto& view = book_.view(space, reader.reader_class);
  // Whoever has nothing of their own there sees what their class sees.
  if (!view.snapshot.empty() && !room_->may_have_own(space, reader)) return view.snapshot;
  const auto records = room_->snapshot(space, reader);
  const bool has_own =
      std::any_of(records.begin(), records.end(),
                  [](const kernel::VisibleRecord& visible) { return visible.mine; });
  if (!has_own && !view.snapshot.empty()) return view.snapshot;
  auto parts = framed_parts(protocol::encode_snapshot(
      {space, view.cursor, {known->state.phase, known->state.ends_at, known->state.stage}}, records,
      reader.reader_class.role));
  if (!has_own) view.snapshot = parts;
  return parts;
}

SharedMessage Teller::fresh(Role role, Fresh what) {
  switch (what) {
    case Fresh::sheet:
      return framed(protocol::encode_sheet(protocol::sheet_object(room_->sheet(role))));
    case Fresh::door:
      if (!door_ || role == Role::participant) return nullptr;
      return framed(protocol::encode_door(*door_));
    case Fresh::presence:
      if (role != Role::facilitator) return nullptr;
      return framed(protocol::encode_presence(room_->presence()));
  }
  return nullptr;
}

void Teller::sheet_changed() {
  std::array<SharedMessage, k_roles.size()> texts;
  for (const Role role : k_roles) {
    const auto index = static_cast<std::size_t>(role);
    std::string sheet = protocol::sheet_object(room_->sheet(role));
    if (sheet == sheets_told_[index]) continue;
    texts[index] = framed(protocol::encode_sheet(sheet));
    sheets_told_[index] = std::move(sheet);
  }
  for (Session* session : sessions_.greeted()) {
    const auto& text =
        texts[static_cast<std::size_t>(session->greeting()->reader.reader_class.role)];
    if (text) session->feed().fresh(Fresh::sheet, text);
  }
}

void Teller::set_door(protocol::Door door) {
  door_ = std::move(door);
  const SharedMessage text = framed(protocol::encode_door(*door_));
  for (Session* session : sessions_.greeted()) {
    if (session->greeting()->reader.reader_class.role == Role::participant) continue;
    session->feed().fresh(Fresh::door, text);
  }
}

void Teller::tell_presence() {
  if (!std::exchange(presence_is_new_, false)) return;
  SharedMessage text;
  for (Session* session : sessions_.greeted()) {
    if (session->greeting()->reader.reader_class.role != Role::facilitator) continue;
    if (!text) text = fresh(Role::facilitator, Fresh::presence);
    session->feed().fresh(Fresh::presence, text);
  }
}

void Teller::noticed(const kernel::Notice& notice) {
  const SharedMessage text = framed(protocol::encode_notice(notice));
  for (Session* session : sessions_.greeted()) {
    const bool is_lead = session->greeting()->reader.reader_class.role == Role::facilitator;
    if (is_lead || !notice.facilitators_only) session->feed().notice(text);
  }
}

}  // namespace chorus::net

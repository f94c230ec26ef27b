#include "net/live/teller.hpp"

#include "kernel/room/projection.hpp"
#include "net/live/session.hpp"

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

std::optional<protocol::PhaseView> phase_of(const kernel::Publication& publication) {
  const auto& state = publication.state;
  if (!state) return std::nullopt;
  return protocol::PhaseView{state->phase, state->ends_at, state->stage};
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
  WatchBook::SpaceViews& views = book_.watched(publication.space);
  std::erase_if(views.snapshots, [&](const WatchBook::Snapshot& kept) {
    return publication.state || !kernel::difference(publication, {kept.readers, {}}).empty();
  });
  Telling telling{publication, own, views.count + 1, phase_of(publication), {}};
  for (auto& [readers, view] : views.classes) {
    if (tell_class(telling, view)) views.count = telling.to;
  }
  for (Session* session : apart) {
    for (const auto* answer : own.at(session).answers) session->feed().answer(*answer);
  }
  for (const auto& [session, its] : own) {
    if (!its.answers.empty()) session->look_again();
  }
}

bool Teller::tell_class(Telling& telling, WatchBook::ClassView& view) {
  const kernel::Publication& publication = telling.publication;
  const kernel::Difference common = kernel::difference(publication, {view.readers, {}});
  const bool moves = !common.empty() || publication.state;
  const std::uint64_t from = view.cursor;
  // The cursor moves before anybody is told: a snapshot made from here on has this commit in it.
  if (moves) view.cursor = telling.to;
  const Role role = view.readers.role;
  SharedMessage shared;  // by all of the class, made when the first of them is told
  for (Session* session : view.watchers) {
    const auto its = telling.own.find(session);
    if (its == telling.own.end()) {
      if (!moves) continue;
      if (!shared) shared = encoded(telling, role, from, common);
      session->feed().changes(publication.space, shared);
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
                            framed(protocol::encode_changes({publication.space, from, view.cursor,
                                                             seen, telling.phase, answers},
                                                            role, session->greeting()->client)),
                            answers);
  }
  return moves;
}

SharedMessage Teller::encoded(Telling& telling, Role role, std::uint64_t from,
                              const kernel::Difference& difference) {
  for (const auto& known : telling.encoded) {
    const bool is_same = known.role == role && known.from == from && known.difference == difference;
    if (is_same) return known.text;
  }
  auto text = framed(protocol::encode_changes(
      {telling.publication.space, from, telling.to, difference, telling.phase, {}}, role));
  telling.encoded.push_back({role, from, difference, text});
  return text;
}

void Teller::moved(const std::vector<kernel::PersonId>& persons) {
  for (const auto& person : persons) {
    for (Session* session : sessions_.of_person(person)) {
      const kernel::Seat* seat = room_->identity().seat(session->greeting()->holder.seat);
      if (!seat) continue;  // its line is closing
      const kernel::Reader reader = room_->reader_of(*seat);
      if (reader.reader_class != session->greeting()->reader.reader_class) move(*session, reader);
    }
  }
}

// From one class of readers to another: the page's mirror goes from the cursor of the one to that
// of the other.
void Teller::move(Session& session, const kernel::Reader& reader) {
  const kernel::Reader before = session.greeting()->reader;
  std::map<kernel::SpaceId, std::uint64_t> cursors;
  for (const auto& space : session.watched()) {
    cursors[space] = book_.cursor(space, before.reader_class);
    unwatch(space, session);
  }
  session.sits_as(reader);
  for (const auto& [space, from] : cursors) {
    watch(space, session);
    const std::uint64_t to = book_.cursor(space, reader.reader_class);
    const kernel::Difference difference = room_->moved(space, before, reader);
    if (difference.empty() && from == to) continue;
    session.feed().changes(
        space, framed(protocol::encode_changes({space, from, to, difference, std::nullopt, {}},
                                               reader.reader_class.role)));
  }
  session.feed().fresh(Fresh::you, framed(protocol::encode_you(you(reader))));
}

protocol::You Teller::you(const kernel::Reader& reader) const {
  protocol::You you;
  you.role = reader.reader_class.role;
  you.groups = reader.reader_class.groups;
  const auto person = room_->person(reader.person);
  return person ? protocol::you_from(person->body, std::move(you)) : you;
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
  const std::uint64_t cursor = book_.cursor(space, reader.reader_class);
  const kernel::ReaderClass readers = room_->class_in(space, reader.reader_class);
  const SnapshotParts* kept = book_.kept(space, readers, cursor);
  // Whoever has nothing of their own there sees what their class sees.
  if (kept && !room_->may_have_own(space, reader)) return *kept;
  const auto records = room_->snapshot(space, reader);
  const bool has_own =
      std::any_of(records.begin(), records.end(),
                  [](const kernel::VisibleRecord& visible) { return visible.mine; });
  if (!has_own && kept) return *kept;
  auto parts = framed_parts(protocol::encode_snapshot(
      {space, cursor, {known->state.phase, known->state.ends_at, known->state.stage}}, records,
      reader.reader_class.role));
  if (!has_own) book_.keep(space, {readers, cursor, parts});
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
    case Fresh::you: return nullptr;  // of a person, not of a role
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
  std::string presence = protocol::encode_presence(room_->presence());
  if (presence == presence_told_) return;
  const SharedMessage text = framed(presence);
  presence_told_ = std::move(presence);
  for (Session* session : sessions_.greeted()) {
    if (session->greeting()->reader.reader_class.role != Role::facilitator) continue;
    session->feed().fresh(Fresh::presence, text);
  }
}

void Teller::noticed(const kernel::Notice& notice) {
  const SharedMessage text = framed(protocol::encode_notice(notice));
  for (Session* session : sessions_.greeted()) {
    if (kernel::is_told(notice, session->greeting()->reader.reader_class)) {
      session->feed().notice(text);
    }
  }
}

}  // namespace chorus::net

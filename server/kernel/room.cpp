#include "kernel/room.hpp"

#include "kernel/commands/evening.hpp"
#include "kernel/commands/inquiry_record.hpp"
#include "kernel/commands/media_keeping.hpp"
#include "kernel/commands/phase_commands.hpp"
#include "kernel/pipeline/pipeline.hpp"
#include "kernel/room/room_state.hpp"
#include "kernel/room/taken_in.hpp"
#include "kernel/values/body_members.hpp"

#include <algorithm>
#include <iterator>

namespace chorus::kernel {
namespace {

bool may_see(const SpaceState& state, Role role) {
  return role == Role::facilitator || is_shown_to_all(state.phase);
}

// They have said something in what takes answers now, or voted.
bool is_heard(const std::map<SpaceId, LiveSpace>& spaces, const PersonId& person) {
  return std::any_of(spaces.begin(), spaces.end(), [&](const auto& known) {
    const LiveSpace& live = known.second;
    if (known.first == k_inquiry_space || !takes_answers(live.space.state.phase)) return false;
    return live.spent.contains(person) || live.index.has_given(person);
  });
}

const Record* inquiry_record(const Space* inquiry) {
  if (!inquiry) return nullptr;
  const auto found = inquiry->records.find(k_inquiry_record);
  return found == inquiry->records.end() ? nullptr : found->second.get();
}

// `is_promised`: a promise is approved, and names when people hear back.
First what_comes_first(const RoomState& room, const Space& space, bool is_promised) {
  const SpaceState& state = space.state;
  if (is_shown_to_all(state.phase)) return First::nothing;
  const ActivityType* type = room.type_of(state);
  if (needs_promise(state, type) && !is_promised) return First::promise;
  const bool is_ready = is_ready_to_open(space, type);
  return is_ready ? First::nothing : First::own;
}

}  // namespace

Room::Room(Ports ports, Loaded loaded, std::size_t people_limit)
    : state_(std::make_unique<RoomState>(ports, std::move(loaded), people_limit)),
      pipeline_(std::make_unique<Pipeline>(*state_)) {
  pipeline_->on_join_changed([this] {
    if (on_join_changed) on_join_changed();
  });
  pipeline_->on_fault([this](std::string_view line) {
    if (on_fault) on_fault(line);
  });
  pipeline_->start();
  pipeline_->begin_evening_if_new(HasJustStarted::yes);
}

Room::~Room() = default;

bool Room::submit(Command command, const SeatId& seat) {
  return pipeline_->submit(std::move(command), seat);
}

void Room::forget_waiting(const ClientId& client) { pipeline_->forget_waiting(client); }

std::size_t Room::commands_waiting(const ClientId& client) const {
  return pipeline_->commands_waiting(client);
}

std::optional<std::uint64_t> Room::last_k(const ClientId& client, const SeatId& seat) const {
  const auto found = state_->clients.find(client);
  if (found == state_->clients.end()) return 0;
  if (!found->second.seat.empty() && found->second.seat != seat) return std::nullopt;
  return found->second.last_k;
}

void Room::seat(const Identity::Claim& claim, std::function<void(Seated)> done) {
  pipeline_->seat(claim, std::move(done));
}

void Room::end_seat(const SeatId& seat, std::function<void(Store::Result)> done) {
  pipeline_->end_seat(seat, std::move(done));
}

void Room::keep_medium(NewMedium medium, std::function<void(MediumKept)> done) {
  pipeline_->keep_medium(std::move(medium), std::move(done));
}

std::optional<Rejection> Room::no_room_for_media(const PersonId& owner) const {
  return no_room_for(*state_, owner, 0);
}

const Medium* Room::medium(const MediumId& id, const Reader& reader) const {
  const Medium* known = state_->media.find(id);
  if (!known) return nullptr;
  return may_have(*known, records_naming(state_->durable, id), reader) ? known : nullptr;
}

void Room::read_medium(const MediumId& id, std::function<void(MediumBytes)> done) {
  state_->ports.store.read_medium(id, std::move(done));
}

Identity& Room::identity() { return state_->identity; }

Reader Room::reader_of(const Seat& seat) const { return state_->reader_of(seat.role, seat.person); }

Actor Room::actor_of(const Seat& seat) const {
  return {seat.person, seat.role, state_->role_group_of(seat.person)};
}

bool Room::in_trouble() const { return state_->in_trouble(); }

bool Room::cannot_save() const { return state_->trouble == Trouble::storage; }

void Room::failed_outside(std::string_view why) { pipeline_->failed_outside(why); }

void Room::storage_failed() { pipeline_->storage_failed(); }

const Space* Room::space(const SpaceId& id) const {
  const LiveSpace* live = state_->find_durable(id);
  return live && !live->space.state.gone ? &live->space : nullptr;
}

RecordPtr Room::person(const PersonId& person) const {
  const LiveSpace* inquiry = state_->find_durable(k_inquiry_space);
  return inquiry && !person.empty() ? person_record(*inquiry, person) : nullptr;
}

std::map<SpaceId, LiveSpace> Room::records() const {
  std::map<SpaceId, LiveSpace> spaces;
  for (const auto& [id, live] : state_->durable) {
    if (!live.space.state.gone) spaces[id].take(live.space);
  }
  return spaces;
}

bool Room::may_watch(const SpaceId& id, const Reader& reader) const {
  const Space* known = space(id);
  if (!known) return false;
  return id == k_inquiry_space || may_see(known->state, reader.reader_class.role);
}

std::vector<VisibleRecord> Room::snapshot(const SpaceId& id, const Reader& reader) const {
  const LiveSpace* live = state_->find_durable(id);
  if (!live) return {};
  auto records = visible_records(live->space, reader);
  const ActivityType* type = state_->type_of(live->space.state);
  if (type) {
    for (const auto& record : taken_in(state_->durable, {live->space.state, *type}, For::pages)) {
      if (auto visible = visible_to(record, reader)) records.push_back(std::move(*visible));
    }
  }
  const Mark mark = live->mark_of(reader.person, state_->ports.digest);
  for (const auto& [key, ballot] : live->ballots) {
    if (!mark.empty() && ballot.mark == mark) {
      records.push_back({own_copy(ballot, reader.person), true});
    }
  }
  return records;
}

bool Room::may_have_own(const SpaceId& id, const Reader& reader) const {
  const LiveSpace* live = state_->find_durable(id);
  if (!live || reader.person.empty()) return false;
  if (!live->index.owned_by(reader.person).empty() || !live->ballots.empty()) return true;
  const ActivityType* type = state_->type_of(live->space.state);
  if (!type || type->takes_in.empty()) return false;
  const Taker into{live->space.state, *type};
  return std::any_of(state_->durable.begin(), state_->durable.end(), [&](const auto& other) {
    return takes_from(into, other.first) && !other.second.index.owned_by(reader.person).empty();
  });
}

Difference Room::moved(const SpaceId& id, const Reader& before, const Reader& after) const {
  const LiveSpace* live = state_->find_durable(id);
  if (!live) return {};
  const auto& was = before.reader_class.groups;
  const auto& is = after.reader_class.groups;
  std::vector<GroupId> groups;
  std::set_symmetric_difference(was.begin(), was.end(), is.begin(), is.end(),
                                std::back_inserter(groups));
  std::map<Key, RecordPtr> records;
  const ActivityType* type = state_->type_of(live->space.state);
  for (const GroupId& group : groups) {
    for (const Key& key : live->index.addressed_to(group)) {
      records[key] = live->space.records.at(key);
    }
    if (!type) continue;
    for (const auto& record :
         taken_in_of_group(state_->durable, {live->space.state, *type}, group)) {
      records[record->key] = record;
    }
  }
  std::vector<RecordPtr> all;
  all.reserve(records.size());
  for (const auto& [key, record] : records) all.push_back(record);
  return difference(all, before, after);
}

ReaderClass Room::class_in(const SpaceId& id, ReaderClass readers) const {
  std::erase_if(readers.groups, [&](const GroupId& group) {
    return std::none_of(state_->durable.begin(), state_->durable.end(), [&](const auto& known) {
      const bool counts = known.first == id || known.first != k_inquiry_space;
      return counts && !known.second.index.addressed_to(group).empty();
    });
  });
  return readers;
}

Sheet Room::sheet(Role role) const {
  Sheet sheet;
  const bool is_promised =
      role == Role::facilitator && has_kept_promise(state_->durable, state_->ports.types.kinds());
  for (const auto& [id, live] : state_->durable) {
    const SpaceState& state = live.space.state;
    if (id == k_inquiry_space || state.gone || !may_see(state, role)) continue;
    if (state.put_away && !is_shown_to_all(state.phase)) continue;
    const ActivityType* type = state_->ports.types.find(state.plugin_id);
    const StateAge age = type ? age_of(state, *type) : StateAge::fitting;
    sheet.lines.push_back(
        {id, state.plugin_id, state.title, state.question, state.round, state.minutes, state.phase,
         state.ends_at, role == Role::facilitator ? state.script : Body(),
         role == Role::facilitator ? what_comes_first(*state_, live.space, is_promised)
                                   : First::nothing,
         state.stage, age});
  }
  std::sort(sheet.lines.begin(), sheet.lines.end(), [this](const auto& a, const auto& b) {
    const auto position = [this](const SpaceId& id) {
      return state_->durable.at(id).space.state.position;
    };
    return position(a.space) < position(b.space);
  });
  if (const Record* main = inquiry_record(space(k_inquiry_space))) {
    sheet.title = text_in(main->body, "title");
    sheet.blank = flag_in(main->body, "blank");
    sheet.seating = flag_in(main->body, "seating");
    sheet.wall_page = static_cast<std::uint32_t>(number_in(main->body, "wall_page").value_or(0));
    sheet.on_wall = SpaceId(text_in(main->body, "on_wall"));
    if (const auto next = next_meeting(*main)) {
      sheet.over = EveningOver{*next, coming_round(state_->durable)};
    }
  }
  return sheet;
}

PresenceView Room::presence() const {
  PresenceView view;
  std::map<RoleGroup, PresenceView::Group> groups;
  for (const auto& [person, sessions] : state_->here) {
    const RoleGroup group = state_->role_group_of(person);
    auto& entry = groups[group];
    entry.group = group;
    ++entry.here;
    if (is_heard(state_->durable, person)) ++entry.heard;
    if (const RecordPtr known = this->person(person)) view.people.push_back(known->key);
  }
  std::sort(view.people.begin(), view.people.end());
  for (const auto& [group, entry] : groups) view.groups.push_back(entry);
  for (const auto& [id, persons] : state_->composing) {
    if (!persons.empty()) view.composing[id] = static_cast<std::uint32_t>(persons.size());
  }
  return view;
}

std::vector<Notice> Room::standing_notices() const { return state_->what_stands(); }

void Room::came(const PersonId& person) {
  pipeline_->begin_evening_if_new(HasJustStarted::no);
  ++state_->here[person];
  state_->ports.publisher.presence_changed();
}

void Room::left(const PersonId& person) {
  const auto found = state_->here.find(person);
  if (found == state_->here.end()) return;
  if (--found->second == 0) {
    state_->here.erase(found);
    for (auto& [id, persons] : state_->composing) persons.erase(person);
  }
  state_->ports.publisher.presence_changed();
}

void Room::composing(const PersonId& person, const SpaceId& space, bool yes) {
  if (!this->space(space)) return;
  auto& persons = state_->composing[space];
  if (yes) {
    persons.insert(person);
  } else {
    persons.erase(person);
  }
  state_->ports.publisher.presence_changed();
}

void Room::plugin_noticed(const Notice& notice) { state_->ports.publisher.noticed(notice); }

void Room::reattach(const std::string& plugin_id) { pipeline_->reattach(plugin_id); }

void Room::tick() { pipeline_->tick(); }

std::optional<Instant> Room::next_wake() const { return state_->wakes.next(); }

}  // namespace chorus::kernel

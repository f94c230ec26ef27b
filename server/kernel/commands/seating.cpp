#include "kernel/commands/seating.hpp"

#include "kernel/commands/inquiry_record.hpp"
#include "kernel/values/body_members.hpp"
#include "kernel/values/group.hpp"
#include "kernel/values/random_text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace chorus::kernel {
namespace {

using nlohmann::json;

constexpr const char* k_companions = "companions";
constexpr const char* k_seating = "seating";

json head_of(const Group& group) {
  json body{{"group", group.id.value()}, {"name", group.name}};
  if (!group.picture.empty()) body["picture"] = group.picture;
  if (!group.place.empty()) body["place"] = group.place;
  return body;
}

// Whoever of the group is somebody of this inquiry, as they said who they are.
std::vector<json> people_of(const LiveSpace& inquiry, const Group& group) {
  std::vector<json> people;
  for (const Key& key : group.people) {
    const auto found = inquiry.space.records.find(key);
    if (found == inquiry.space.records.end() || found->second->type != "person") continue;
    people.push_back(json::parse(found->second->body.text()));
  }
  return people;
}

json companions_of(const LiveSpace& inquiry, const Group& group) {
  json body = head_of(group);
  body["people"] = json::array();
  for (const auto& person : people_of(inquiry, group)) {
    json shown{{"picture", person.value("picture", "")}};
    if (person.contains("name")) shown["name"] = person["name"];
    body["people"].push_back(std::move(shown));
  }
  return body;
}

// What a table is called stands on the wall whenever its work does; who sits there, while leads
// want it.
json seating_of(const LiveSpace& inquiry, const Group& group, bool with_people) {
  json body = head_of(group);
  body["pictures"] = json::array();
  if (!with_people) return body;
  for (const auto& person : people_of(inquiry, group)) {
    body["pictures"].push_back(person.value("picture", ""));
  }
  return body;
}

struct Card {
  Audience audience;
  std::string body;
};
using Cards = std::map<std::pair<std::string, std::string>, Card>;  // by type and group

bool is_seating_on_wall(const LiveSpace& inquiry) {
  const auto main = inquiry.space.records.find(k_inquiry_record);
  return main != inquiry.space.records.end() && flag_in(main->second->body, "seating");
}

// Groups of an activity that is not open yet are the leads' alone.
Cards cards_due(const RoomState& room, const LiveSpace& inquiry) {
  Cards cards;
  const bool on_wall = is_seating_on_wall(inquiry);
  for (const auto& [id, live] : room.pending) {
    const bool is_own = id == k_inquiry_space;
    if (!is_own && !is_shown_to_all(live.space.state.phase)) continue;
    for (const auto& [key, group] : live.index.groups()) {
      cards[{k_companions, group.id.value()}] = {Audience({Audience::atom_of(group.id)}),
                                                 companions_of(inquiry, group).dump()};
      if (!is_own) continue;
      cards[{k_seating, group.id.value()}] = {Audience({"wall"}),
                                              seating_of(inquiry, group, on_wall).dump()};
    }
  }
  return cards;
}

bool is_card(const Record& record) {
  return record.type == k_companions || record.type == k_seating;
}

}  // namespace

CoreOutcome note_seating(const CoreCall& call) {
  CoreChanges result;
  ChangeSet& changes = result.changes;
  Cards due = cards_due(call.room, call.live);
  for (const char* type : {k_companions, k_seating}) {
    for (const auto& record : records_of(call.live.space, type)) {
      const auto card = due.find({type, text_in(record->body, "group")});
      if (card == due.end()) {
        changes.remove(call.live.space, record->key);
        continue;
      }
      if (record->body.text() != card->second.body) {
        Record changed = *record;
        changed.body = Body(card->second.body);
        changes.put(call.live.space, std::move(changed));
      }
      due.erase(card);
    }
  }
  for (const auto& [name, card] : due) {
    Record record;
    record.key = Key(name.first + "/" + random_id(call.room.ports.entropy));
    record.type = name.first;
    record.audience = card.audience;
    record.body = Body(card.body);
    changes.put(call.live.space, std::move(record));
  }
  changes.untold = true;
  return result;
}

bool may_change_seating(const RoomState& room, const SpaceId& space, const ChangeSet& changes) {
  const auto sits = [&](const Key& person) {
    return std::any_of(room.pending.begin(), room.pending.end(), [&](const auto& known) {
      return !known.second.index.groups_with(person).empty();
    });
  };
  const auto here = room.pending.find(space);
  const bool opens =
      changes.state && here != room.pending.end() && !here->second.index.groups().empty();
  return opens ||
         std::any_of(changes.touched.begin(), changes.touched.end(), [&](const Touched& touched) {
           const Record& some = touched.after ? *touched.after : *touched.before;
           return some.type == k_group_kind || some.key == k_inquiry_record ||
                  (some.type == "person" && sits(some.key));
         });
}

std::vector<Key> cards_with(const RoomState& room, const Key& person) {
  std::vector<Key> keys;
  const auto inquiry = room.pending.find(k_inquiry_space);
  if (inquiry == room.pending.end()) return keys;
  for (const auto& [id, live] : room.pending) {
    for (const GroupId& group : live.index.groups_with(person)) {
      for (const auto& [key, record] : inquiry->second.space.records) {
        const bool is_its = is_card(*record) && text_in(record->body, "group") == group.value();
        if (is_its) keys.push_back(key);
      }
    }
  }
  return keys;
}

}  // namespace chorus::kernel

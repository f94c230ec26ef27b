// What people and leads do to the inquiry itself: who they are, what the wall shows, who is let in.
#include "kernel/commands/core_command.hpp"
#include "kernel/commands/evening.hpp"
#include "kernel/commands/groups.hpp"
#include "kernel/commands/inquiry_record.hpp"
#include "kernel/commands/kept_back.hpp"
#include "kernel/commands/material.hpp"
#include "kernel/commands/name_marks.hpp"
#include "kernel/commands/plan_evenings.hpp"
#include "kernel/commands/plan_members.hpp"
#include "kernel/commands/plan_parts.hpp"
#include "kernel/commands/returning.hpp"
#include "kernel/commands/seat_people.hpp"
#include "kernel/commands/sitting_rules.hpp"
#include "kernel/commands/spare_cards.hpp"
#include "kernel/commands/thread_commands.hpp"
#include "kernel/commands/undo.hpp"
#include "kernel/commands/withdrawal.hpp"
#include "kernel/room/room_state.hpp"
#include "kernel/values/guarded_name.hpp"
#include "kernel/values/random_text.hpp"

#include <nlohmann/json.hpp>

#include <map>
#include <string>

namespace chorus::kernel {
namespace {

using nlohmann::json;

const Record* own_record(const LiveSpace& live, std::string_view type, const PersonId& person) {
  for (const Key& key : live.index.owned_by(person)) {
    const auto& record = live.space.records.at(key);
    if (record->type == type) return record.get();
  }
  return nullptr;
}

// The one record of this type that the person owns, made if there is none.
Record own_or_new(const CoreCall& call, std::string_view type, RecordClass record_class) {
  const PersonId& person = call.command.actor.person;
  if (const Record* known = own_record(call.live, type, person)) return *known;
  Record record;
  record.key = Key(std::string(type) + "/" + random_id(call.room.ports.entropy));
  record.type = type;
  record.record_class = record_class;
  record.owner = person;
  return record;
}

CoreOutcome introduce(const CoreCall& call) {
  CoreChanges result;
  Record person = own_or_new(call, "person", RecordClass::contribution);
  const auto name_in = [](const Body& body) { return json::parse(body.text()).value("name", ""); };
  if (!is_same_name(name_in(person.body), name_in(call.command.args))) {
    mark_what_names(call, person, NameGoes::for_another, result.changes);
  }
  person.audience = Audience({"owner", "facilitators"});
  person.body = call.command.args;
  result.changes.put(call.live.space, std::move(person));
  return result;
}

CoreOutcome settle(const CoreCall& call) {
  CoreChanges result;
  Record access = own_or_new(call, "access", RecordClass::private_);
  access.audience = Audience({"owner"});
  access.body = call.command.args;
  result.changes.put(call.live.space, std::move(access));
  return result;
}

// The first tap. The wall learns a picture, never a name.
CoreOutcome arrive(const CoreCall& call) {
  const Record* person = own_record(call.live, "person", call.command.actor.person);
  if (!person) return core_rejection("introduce_first");
  CoreChanges result;
  Record welcome = own_or_new(call, "welcome", RecordClass::structure);
  welcome.audience = Audience({"room", "wall"});
  const json known = json::parse(person->body.text());
  welcome.body = Body(json{{"picture", known.at("picture")}}.dump());
  result.changes.put(call.live.space, std::move(welcome));
  return result;
}

CoreOutcome new_slip(const CoreCall& call) {
  const json& args = call.args();
  PersonId person = call.command.actor.person;
  if (args.contains("person")) {
    if (call.command.actor.role != Role::facilitator) return core_rejection("leads_only");
    const auto named = call.live.space.records.find(Key(args["person"].get<std::string>()));
    if (named == call.live.space.records.end() || named->second->type != "person") {
      return core_rejection("not_here");
    }
    person = named->second->owner;
  }
  CoreChanges result;
  const std::string code = call.identity.new_slip_code();
  result.changes.passes.push_back({Pass::Kind::slip, person, call.room.ports.digest.of(code)});
  result.changes.answer = Body(json{{"code", code}}.dump());
  result.changes.answer_once = true;
  return result;
}

// Who shows something goes on with the evening.
CoreOutcome show(const CoreCall& call) {
  const json& args = call.args();
  const json& space = args.at("space");
  if (space.is_string()) {
    const LiveSpace* shown = call.room.find(SpaceId(space.get<std::string>()));
    if (!shown || !is_shown_to_all(shown->space.state.phase)) return core_rejection("not_here");
  }
  json members{{"on_wall", space},
               {"wall_page", args.value("page", 0U)},
               {"seating", args.value("seating", false)},
               {"over", nullptr}};
  return change_inquiry(call, Body(members.dump()));
}

CoreOutcome blank(const CoreCall& call) {
  const json members{{"blank", call.args().at("on")}};
  return change_inquiry(call, Body(members.dump()));
}

CoreOutcome let_in(const CoreCall& call) {
  CoreChanges result;
  result.changes.answer = Body(json{{"code", call.identity.new_pairing_code()}}.dump());
  result.changes.answer_once = true;
  return result;
}

// stop, slow down, come to me, a break: one call a person, between them and the leads.
CoreOutcome signal_leads(const CoreCall& call) {
  const json& args = call.args();
  CoreChanges result;
  Record signal = own_or_new(call, "signal", RecordClass::contribution);
  if (args.at("kind").is_null()) {
    result.changes.remove(call.live.space, signal.key);
    return result;
  }
  signal.audience = Audience({"owner", "facilitators"});
  json body{{"kind", args.at("kind")}, {"at", call.now}, {"seen", false}};
  // The leads find them by what they are called here.
  if (const Record* person = own_record(call.live, "person", call.command.actor.person)) {
    const json known = json::parse(person->body.text());
    for (const char* member : {"picture", "name"}) {
      if (known.contains(member)) body[member] = known[member];
    }
  }
  signal.body = Body(body.dump());
  result.changes.put(call.live.space, std::move(signal));
  return result;
}

// A lead is on the way: the person's page says so.
CoreOutcome answer_signal(const CoreCall& call) {
  const Key key(call.args().at("key").get<std::string>());
  const auto found = call.live.space.records.find(key);
  if (found == call.live.space.records.end() || found->second->type != "signal") {
    return core_rejection("not_here");
  }
  CoreChanges result;
  Record signal = *found->second;
  json body = json::parse(signal.body.text());
  body["seen"] = true;
  signal.body = Body(body.dump());
  result.changes.put(call.live.space, std::move(signal));
  return result;
}

// A link for one more wall, for whoever leads; nobody needs the laptop's own screen for it.
CoreOutcome wall_link(const CoreCall& call) {
  CoreChanges result;
  result.changes.answer = Body(json{{"launch", call.identity.new_launch(Role::wall)}}.dump());
  result.changes.answer_once = true;
  return result;
}

CoreOutcome new_code(const CoreCall& call) {
  CoreChanges result;
  result.changes.meta.emplace_back("join_code", random_code(call.room.ports.entropy));
  result.changes.meta.emplace_back("join_token", random_secret(call.room.ports.entropy));
  return result;
}

struct Entry {
  CoreOutcome (*run)(const CoreCall&);
  bool leads_only;
};

}  // namespace

CoreOutcome run_inquiry_command(const CoreCall& call) {
  static const std::map<std::string, Entry, std::less<>> k_commands{
      {"core.introduce", {introduce, false}},
      {"core.settle", {settle, false}},
      {"core.arrive", {arrive, false}},
      {"core.new_slip", {new_slip, false}},
      {"core.spare_cards", {make_spare_cards, true}},
      {"core.show", {show, true}},
      {"core.blank", {blank, true}},
      {"core.end_evening", {end_evening, true}},
      {"core.go_on", {go_on_with_evening, true}},
      {"core.let_in", {let_in, true}},
      {"core.ask_back", {ask_back, false}},
      {"core.let_back", {let_back, true}},
      {"core.come_back", {come_back, false}},
      {"core.new_code", {new_code, true}},
      {"core.wall_link", {wall_link, true}},
      {"core.thread", {tell_thread, false}},
      {"core.mine", {tell_mine, false}},
      {"core.withdraw_all", {withdraw_everything, false}},
      {"core.still_in", {tell_papers_of_everything, false}},
      {"core.give_outcome", {give_outcome, true}},
      {"core.reviewed", {mark_reviewed, true}},
      {"core.keep_back", {keep_back, true}},
      {"core.signal", {signal_leads, false}},
      {"core.answer_signal", {answer_signal, true}},
      {"core.make_groups", {make_groups, true}},
      {"core.change_group", {change_group, true}},
      {"core.move_people", {move_people, true}},
      {"core.dissolve_groups", {dissolve_groups, true}},
      {"core.seat", {seat_people, true}},
      {"core.seat_late", {seat_late_people, true}},
      {"core.set_sitting", {set_sitting, true}},
      {"core.drop_sitting", {drop_sitting, true}},
      {"core.change_inquiry", {change_what_is_asked, true}},
      {"core.go_on_together", {go_on_together, true}},
      {"core.add_evening", {add_evening, true}},
      {"core.change_evening", {change_evening, true}},
      {"core.remove_evening", {remove_evening, true}},
      {"core.add_part", {add_part, true}},
      {"core.change_part", {change_part, true}},
      {"core.change_settings", {change_settings, true}},
      {"core.move_part", {move_part, true}},
      {"core.put_away_part", {put_away_part, true}},
      {"core.bring_back_part", {bring_back_part, true}},
      {"core.delete_part", {delete_part, true}},
      {"core.gallery", {tell_gallery, true}},
      {"core.undo", {undo_act, true}},
  };
  const auto found = k_commands.find(call.command.name);
  if (found == k_commands.end()) return core_rejection("unknown_command");
  if (found->second.leads_only && call.command.actor.role != Role::facilitator) {
    return core_rejection("leads_only");
  }
  return found->second.run(call);
}

}  // namespace chorus::kernel

#include "kernel/commands/thread_commands.hpp"

#include "kernel/room/golden_thread.hpp"
#include "kernel/room/link.hpp"
#include "kernel/room/room_state.hpp"
#include "kernel/room/sitting.hpp"
#include "kernel/values/permission.hpp"
#include "kernel/values/random_text.hpp"

#include <nlohmann/json.hpp>

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace chorus::kernel {
namespace {

using nlohmann::json;

std::string_view to_text(ThreadItem::Seen seen) {
  switch (seen) {
    case ThreadItem::Seen::whole: return "whole";
    case ThreadItem::Seen::in_confidence: return "in_confidence";
    case ThreadItem::Seen::withdrawn: return "withdrawn";
  }
  return {};
}

Ref named_ref(const CoreCall& call) {
  return ref_from(call.args().at("ref").get<std::string>(), k_inquiry_space);
}

json told(const std::vector<ThreadItem>& items) {
  json list = json::array();
  for (const auto& item : items) {
    json told{{"ref", text_of(item.ref, k_inquiry_space)},
              {"kind", item.kind},
              {"activity", item.activity},
              {"seen", to_text(item.seen)},
              {"next_to", json::array()}};
    for (const auto& ref : item.next_to) {
      told["next_to"].push_back(text_of(ref, k_inquiry_space));
    }
    if (item.record) told["body"] = json::parse(item.record->body.text());
    list.push_back(std::move(told));
  }
  return list;
}

// Told now and never stored: what may be seen can change.
CoreChanges answer(const json& body) {
  CoreChanges result;
  result.changes.answer = Body(body.dump());
  result.changes.answer_once = true;
  return result;
}

// For the leads alone: behind one story stands one person, whose group is nobody else's to know
//.
json voices_behind(const RoomState& room, const Ref& ref) {
  std::set<std::string> groups;
  for (const auto& record : contributions_behind(room.pending, ref)) {
    const RoleGroup group = room.role_group_of(record->owner);
    if (group != RoleGroup::unsaid) groups.emplace(kernel::to_text(group));
  }
  return groups;
}

// An outcome is its owner's whose words it is about.
const Record* outcome_of(const CoreCall& call, const std::string& ref, const PersonId& owner) {
  for (const Key& key : call.live.index.owned_by(owner)) {
    const auto& record = call.live.space.records.at(key);
    if (record->type == "outcome" && json::parse(record->body.text()).at("of") == ref) {
      return record.get();
    }
  }
  return nullptr;
}

json given(const CoreCall& call, const Space& space, const Record& record) {
  const Ref ref{space.state.id, record.key};
  const std::string name = text_of(ref, k_inquiry_space);
  const auto permission = permission_in(record.audience);
  json item{{"ref", name},
            {"kind", record.type},
            {"activity", space.state.title},
            {"may", permission ? json(to_text(*permission)) : json()},
            {"body", json::parse(record.body.text())},
            {"led_to", told(golden_thread(call.room.pending, ref, Direction::forward,
                                          call.room.reader_of(call.command.actor)))}};
  if (record.audience.has("wall")) item["on_wall"] = true;
  if (const Record* outcome = outcome_of(call, name, record.owner)) {
    item["outcome"] = json::parse(outcome->body.text());
  }
  return item;
}

bool is_for_the_leads_to_look_at(const Record& record) {
  return record.type == "review" || record.type == "recall" || record.type == "naming";
}

bool is_shown_to_owner(const Record& record) {
  return record.record_class == RecordClass::contribution && record.gate != Gate::withdrawn;
}

}  // namespace

CoreOutcome tell_thread(const CoreCall& call) {
  const Ref ref = named_ref(call);
  const Reader reader = call.room.reader_of(call.command.actor);
  const RecordPtr start = record_at(call.room.pending, ref);
  const bool is_open =
      start && (reader.reader_class.role == Role::facilitator || ref.space == k_inquiry_space ||
                is_shown_to_all(call.room.find(ref.space)->space.state.phase));
  if (!is_open || view(*start, reader) != Visibility::full) {
    return core_rejection("not_here");
  }
  const auto walk = [&](Direction direction) {
    return told(golden_thread(call.room.pending, ref, direction, reader));
  };
  json thread{{"back", walk(Direction::back)}, {"forward", walk(Direction::forward)}};
  if (reader.reader_class.role == Role::facilitator) {
    thread["voices"] = voices_behind(call.room, ref);
  }
  return answer(thread);
}

CoreOutcome tell_mine(const CoreCall& call) {
  json items = json::array();
  for (const auto& [id, live] : call.room.pending) {
    if (id == k_inquiry_space) continue;
    for (const Key& key : live.index.owned_by(call.command.actor.person)) {
      const Record& record = *live.space.records.at(key);
      if (is_shown_to_owner(record)) items.push_back(given(call, live.space, record));
    }
  }
  return answer({{"items", std::move(items)}});
}

CoreOutcome give_outcome(const CoreCall& call) {
  const Ref ref = named_ref(call);
  const RecordPtr of = record_at(call.room.pending, ref);
  if (!of || of->record_class != RecordClass::contribution || !may_be_taken_in(*of)) {
    return core_rejection("not_here");
  }
  const json& args = call.args();
  const std::string name = text_of(ref, k_inquiry_space);
  CoreChanges result;
  Record outcome;
  if (const Record* known = outcome_of(call, name, of->owner)) {
    outcome = *known;
  } else {
    outcome.key = Key("outcome/" + random_id(call.room.ports.entropy));
    outcome.type = "outcome";
  }
  outcome.owner = of->owner;
  outcome.audience = Audience({"owner", "facilitators"});
  outcome.body = Body(json{
      {"of", name},
      {"state", args.at("state")},
      {"words", args.at("words")},
      {"on", call.now}}.dump());
  result.changes.answer = Body(json{{"key", outcome.key.value()}}.dump());
  result.changes.put(call.live.space, std::move(outcome));
  result.changes.undoable = true;
  return result;
}

CoreOutcome mark_reviewed(const CoreCall& call) {
  const json& args = call.args();
  const json keys = args.contains("keys") ? args["keys"] : json::array({args.at("key")});
  CoreChanges result;
  for (const auto& key : keys) {
    const auto found = call.live.space.records.find(Key(key.get<std::string>()));
    if (found == call.live.space.records.end() || !is_for_the_leads_to_look_at(*found->second)) {
      return core_rejection("not_here");
    }
    Record review = *found->second;
    json body = json::parse(review.body.text());
    body["done_at"] = call.now;
    review.body = Body(body.dump());
    result.changes.put(call.live.space, std::move(review));
  }
  result.changes.undoable = true;
  return result;
}

CoreOutcome permit_record(const CoreCall& call) {
  const json& args = call.args();
  const auto asked = permission_from(args.at("permission").get<std::string>());
  const auto found = call.live.space.records.find(Key(args.at("key").get<std::string>()));
  if (!asked || found == call.live.space.records.end()) return core_rejection("not_yours");
  const Record& record = *found->second;
  const bool own = record.owner == call.command.actor.person && is_shown_to_owner(record);
  if (!own) return core_rejection("not_yours");
  if (!permission_in(record.audience)) return core_rejection("reach_is_fixed");
  const auto tables = groups_of(call.room.pending, record.owner);
  if (*asked == Permission::table && tables.empty()) return core_rejection("no_table");
  Audience reach = audience_for(*asked, tables);
  for (const Key& name : call.live.index.links_from(record.key)) {
    const Link& link = call.live.index.links().at(name);
    if (link.type != k_reproduces) continue;
    const RecordPtr source = record_at(call.room.pending, link.to);
    // Nobody can say any more how far words may go whose source is gone: no further than now.
    const bool is_gone = !source || source->gate == Gate::withdrawn;
    const Audience& limit = is_gone ? record.audience : source->audience;
    if (permission_in(limit)) reach = within(reach, limit);
  }
  CoreChanges result;
  result.changes.put(call.live.space, permitted(record, reach));
  for (const Key& key : reproductions_of(call.live, record.key)) {
    const Record& copy = *call.live.space.records.at(key);
    if (permission_in(copy.audience) && goes_further(copy.audience, reach)) {
      result.changes.put(call.live.space, permitted(copy, within(copy.audience, reach)));
    }
  }
  result.changes.answer = Body(json{{"permission", to_text(permission_in(reach).value())}}.dump());
  return result;
}

}  // namespace chorus::kernel

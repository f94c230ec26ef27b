#include "kernel/commands/name_marks.hpp"

#include "kernel/room/projection.hpp"
#include "kernel/room/room_state.hpp"
#include "kernel/values/guarded_name.hpp"
#include "kernel/values/permission.hpp"
#include "kernel/values/ports.hpp"
#include "kernel/values/random_text.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <set>
#include <utility>

namespace chorus::kernel {
namespace {

using nlohmann::json;

bool may_hold_a_name(const Record& record) {
  static const std::set<std::string, std::less<>> k_never_on_paper{
      "access", "care",   "kept-back", "link",   "naming", "outcome",
      "person", "recall", "review",    "signal", "welcome"};
  const bool is_words = record.record_class == RecordClass::contribution ||
                        record.record_class == RecordClass::structure;
  return is_words && record.gate != Gate::withdrawn && !k_never_on_paper.contains(record.type);
}

// Where in a body the name stands, as JSON pointers.
void find_in(const json& value, const json::json_pointer& at, const GuardedName& name,
             std::set<std::string>& fields) {
  if (value.is_string()) {
    if (name.stands_in(Searched(value.get<std::string>()))) fields.insert(at.to_string());
  } else if (value.is_object()) {
    for (const auto& [member, inner] : value.items()) find_in(inner, at / member, name, fields);
  } else if (value.is_array()) {
    for (std::size_t i = 0; i < value.size(); ++i) find_in(value[i], at / i, name, fields);
  }
}

std::string name_in(const Record& person) {
  return json::parse(person.body.text()).value("name", "");
}

bool is_open_mark(const Record& record, const json& body) {
  return record.type == "naming" && !body.contains("done_at");
}

struct MarkedFields {
  std::set<std::string> fields;
  bool leads_see = false;
};

// For another name in their own words as well, but where they let them go with their name.
std::map<Ref, MarkedFields> what_names(const std::map<SpaceId, LiveSpace>& spaces,
                                       const Record& person, NameGoes why) {
  std::map<Ref, MarkedFields> marks;
  const auto name = GuardedName::of_person(name_in(person));
  if (name.is_empty()) return marks;
  const Reader lead{{Role::facilitator, {}}, {}};
  for (const auto& [id, live] : spaces) {
    for (const auto& [key, record] : live.space.records) {
      if (!may_hold_a_name(*record)) continue;
      const bool is_own = record->owner == person.owner;
      const bool with_name = permission_in(record->audience) == Permission::named;
      if (is_own && (why == NameGoes::with_everything || with_name)) continue;
      MarkedFields mark;
      find_in(json::parse(record->body.text()), json::json_pointer(), name, mark.fields);
      if (mark.fields.empty()) continue;
      mark.leads_see = view(*record, lead) == Visibility::full;
      marks.emplace(Ref{id, key}, std::move(mark));
    }
  }
  return marks;
}

Record as_record(const Ref& of, const MarkedFields& mark, Instant now) {
  Record record;
  record.type = "naming";
  // Of what the leads may not see they are not told either.
  record.audience = Audience({mark.leads_see ? "facilitators" : "rules"});
  record.body =
      Body(json{{"of", text_of(of, k_inquiry_space)}, {"fields", mark.fields}, {"at", now}}.dump());
  return record;
}

// The open mark that a thing has already.
RecordPtr mark_on(const LiveSpace& inquiry, const Ref& of) {
  const std::string name = text_of(of, k_inquiry_space);
  for (const auto& record : records_of(inquiry.space, "naming")) {
    const json body = json::parse(record->body.text());
    if (is_open_mark(*record, body) && body.at("of") == name) return record;
  }
  return nullptr;
}

}  // namespace

void mark_what_names(const CoreCall& call, const Record& person, NameGoes why, ChangeSet& changes) {
  for (auto& [of, mark] : what_names(call.room.pending, person, why)) {
    const RecordPtr known = mark_on(call.live, of);
    if (known != nullptr) {
      const json body = json::parse(known->body.text());
      for (const auto& field : body.at("fields")) mark.fields.insert(field.get<std::string>());
    }
    Record record = as_record(of, mark, call.now);
    record.key =
        known != nullptr ? known->key : Key("naming/" + random_id(call.room.ports.entropy));
    changes.put(call.live.space, std::move(record));
  }
}

std::vector<Record> marks_of(const std::map<SpaceId, LiveSpace>& spaces, const Record& person,
                             NameGoes why) {
  std::vector<Record> records;
  for (const auto& [of, mark] : what_names(spaces, person, why)) {
    Record record = as_record(of, mark, 0);
    record.space = k_inquiry_space;
    record.key = Key("naming/" + person.key.value().substr(person.key.value().find('/') + 1) + "-" +
                     std::to_string(records.size()));
    records.push_back(std::move(record));
  }
  return records;
}

std::map<Ref, std::vector<std::string>> marked_in(const std::map<SpaceId, LiveSpace>& spaces) {
  std::map<Ref, std::vector<std::string>> marked;
  const auto inquiry = spaces.find(k_inquiry_space);
  if (inquiry == spaces.end()) return marked;
  for (const auto& record : records_of(inquiry->second.space, "naming")) {
    const json body = json::parse(record->body.text());
    if (!is_open_mark(*record, body)) continue;
    const Ref of = ref_from(body.at("of").get<std::string>(), k_inquiry_space);
    auto& texts = marked[of];
    const RecordPtr thing = record_at(spaces, of);
    if (!thing) continue;
    const json words = json::parse(thing->body.text());
    for (const auto& field : body.at("fields")) {
      const json::json_pointer at(field.get<std::string>());
      if (words.contains(at) && words.at(at).is_string()) texts.push_back(words.at(at));
    }
  }
  return marked;
}

}  // namespace chorus::kernel

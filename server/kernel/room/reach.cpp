#include "kernel/room/reach.hpp"

#include "kernel/values/permission.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace chorus::kernel {
namespace {

// Whose owner says how far it goes: of the shared vocabulary, or of a type that leaves it to them.
bool is_given(const Record& record, const AskedReach& asked) {
  return record.record_class == RecordClass::contribution &&
         (asked.rules.permission || asked.kinds.find(record.type));
}

bool may_be_asked(const Record& record, const AskedReach& asked) {
  const Audience& audience = asked.audience;
  const auto& atoms = audience.atoms();
  return std::all_of(atoms.begin(), atoms.end(),
                     [](const auto& atom) { return Audience::is_atom(atom); }) &&
         !audience.has("ballot") && !audience.has("care") &&
         (!permission_in(audience) || is_given(record, asked));
}

// What a person gave goes as far as they say; nobody else lets it go further.
Audience rung_of(const AskedReach& asked) {
  const auto wish = permission_in(asked.audience);
  const Permission first = asked.rules.permission.value_or(Permission::facilitators);
  if (!asked.before) return audience_for(wish.value_or(first));
  const Permission usual = permission_in(asked.before->audience).value_or(first);
  const Permission wished = wish.value_or(usual);
  return audience_for(asked.is_owners ? wished : strictest(wished, usual));
}

void give_to_contribution(Record& record, AskedReach asked) {
  const Record* before = asked.before;
  const bool given = is_given(record, asked);
  const Audience audience = given ? rung_of(asked) : std::move(asked.audience);
  const bool changed = !before || !(before->body == record.body);
  const bool reaches_room = permission_in(audience).value_or(Permission::room) >= Permission::room;
  const bool stays_on_wall = before && !changed && before->audience.has("wall") && reaches_room;
  record.audience = stays_on_wall ? audience.with("wall") : audience.without("wall");
  if (before && before->audience.has("care")) record.audience = record.audience.with("care");
  if (changed && asked.rules.gate == Gate::held && record.gate == Gate::open) {
    record.gate = Gate::held;
  }
}

// Between its owner and the leads, who are told whose it is by the picture that all know in the
// room, never by a name.
void sign(Record& record, const std::map<SpaceId, LiveSpace>& spaces) {
  record.audience = record.audience.with("facilitators");
  nlohmann::json body = nlohmann::json::parse(record.body.text());
  body.erase("by");
  const auto inquiry = spaces.find(k_inquiry_space);
  const RecordPtr known =
      inquiry == spaces.end() ? nullptr : person_record(inquiry->second, record.owner);
  if (known) body["by"] = nlohmann::json::parse(known->body.text()).at("picture");
  record.body = Body(body.dump());
}

}  // namespace

bool give_reach(Record& record, AskedReach asked) {
  if (!may_be_asked(record, asked)) return false;
  switch (record.record_class) {
    case RecordClass::draft: record.audience = Audience({"owner"}); return true;
    case RecordClass::private_:
      record.audience = Audience({"owner"});
      if (asked.audience.has("facilitators")) sign(record, asked.spaces);
      return true;
    case RecordClass::contribution: give_to_contribution(record, std::move(asked)); return true;
    case RecordClass::structure:
    case RecordClass::tally: record.audience = std::move(asked.audience); return true;
    case RecordClass::ballot: break;
  }
  return false;
}

}  // namespace chorus::kernel

#include "kernel/room/reach.hpp"

#include "kernel/room/sitting.hpp"
#include "kernel/values/consent.hpp"
#include "kernel/values/permission.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>
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

// What a person gave goes as far as they say; nobody else lets it go further. None: they want it to
// go to their table, and sit at none.
std::optional<Audience> rung_of(const Record& record, const AskedReach& asked) {
  const auto wish = permission_in(asked.audience);
  const Permission first = asked.rules.permission.value_or(Permission::facilitators);
  const Audience before = asked.before ? asked.before->audience : Audience();
  const Permission usual = permission_in(before).value_or(first);
  const Permission wished = wish.value_or(usual);
  const bool is_free = !asked.before || asked.is_owners;
  const Permission rung = is_free ? wished : strictest(wished, usual);
  if (rung != Permission::table) return audience_for(rung);
  const bool was_for_table = permission_in(before).value_or(Permission::room) == rung;
  if (was_for_table) return audience_for(rung, before.groups());
  const auto tables = groups_of(asked.spaces, record.owner);
  if (!tables.empty()) return audience_for(rung, tables);
  if (wish) return std::nullopt;
  return audience_for(Permission::facilitators);
}

bool give_to_contribution(Record& record, AskedReach asked) {
  const Record* before = asked.before;
  const bool given = is_given(record, asked);
  const auto reach = given ? rung_of(record, asked) : std::move(asked.audience);
  if (!reach) return false;
  const Audience& audience = *reach;
  const bool changed = !before || !(before->body == record.body);
  const bool reaches_room = permission_in(audience).value_or(Permission::room) >= Permission::room;
  const bool stays_on_wall = before && !changed && before->audience.has("wall") && reaches_room;
  record.audience = stays_on_wall ? audience.with("wall") : audience.without("wall");
  if (before && before->audience.has("care")) record.audience = record.audience.with("care");
  if (changed && asked.rules.gate == Gate::held && record.gate == Gate::open) {
    record.gate = Gate::held;
  }
  return true;
}

// Between its owner and the leads, and the table or the room it is for: they are told whose it is
// by the picture that all know in the room, never by a name.
void sign(Record& record, const std::map<SpaceId, LiveSpace>& spaces) {
  record.audience = record.audience.with("facilitators");
  nlohmann::json body = nlohmann::json::parse(record.body.text());
  body.erase("by");
  const auto inquiry = spaces.find(k_inquiry_space);
  const RecordPtr known =
      inquiry == spaces.end() ? nullptr : person_record(inquiry->second, record.owner);
  if (record.type == k_consent_kind) {
    body.erase("person");
    if (known) body["person"] = known->key.value();
  }
  if (known) body["by"] = nlohmann::json::parse(known->body.text()).at("picture");
  record.body = Body(body.dump());
}

void give_to_private(Record& record, const AskedReach& asked) {
  std::vector<std::string> atoms{"owner"};
  for (const auto& atom : asked.audience.atoms()) {
    if (atom == "facilitators" || atom == "room" || atom.starts_with("group:")) {
      atoms.push_back(atom);
    }
  }
  const bool is_shared = atoms.size() > 1;
  record.audience = Audience(std::move(atoms));
  if (is_shared) sign(record, asked.spaces);
}

}  // namespace

Reached give_reach(Record& record, AskedReach asked) {
  if (!may_be_asked(record, asked)) return Reached::not_askable;
  switch (record.record_class) {
    case RecordClass::draft: record.audience = Audience({"owner"}); return Reached::yes;
    case RecordClass::private_: give_to_private(record, asked); return Reached::yes;
    case RecordClass::contribution:
      return give_to_contribution(record, std::move(asked)) ? Reached::yes : Reached::no_table;
    case RecordClass::structure:
    case RecordClass::tally: record.audience = std::move(asked.audience); return Reached::yes;
    case RecordClass::ballot: break;
  }
  return Reached::not_askable;
}

}  // namespace chorus::kernel

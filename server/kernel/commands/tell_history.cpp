#include "kernel/commands/tell_history.hpp"

#include "kernel/room/history.hpp"
#include "kernel/room/projection.hpp"
#include "kernel/room/room_state.hpp"
#include "kernel/values/limits.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace chorus::kernel {
namespace {

using nlohmann::json;

json by_of(const CoreCall& call, const JournalRow& row, const PersonId& owner) {
  const bool is_nobodys = row.lead.empty() && owner.empty();
  if (is_nobodys || row.command.starts_with(k_woke_prefix)) return {{"who", "room"}};
  if (row.lead.empty() || row.lead == owner) return {{"who", "owner"}};
  json by = json::parse(lead_as_known(call, row.lead).text());
  by["who"] = "lead";
  return by;
}

}  // namespace

CoreOutcome tell_history(const CoreCall& call) {
  const Key key(call.args().at("key").get<std::string>());
  const auto found = call.live.space.records.find(key);
  const Reader lead{{Role::facilitator, {}}, {}};
  if (found == call.live.space.records.end() || view(*found->second, lead) != Visibility::full) {
    return core_rejection("not_here");
  }
  json acts = json::array();
  for (const auto& row : call.room.history.of({call.live.space.state.id, key})) {
    const auto what = word_of(row, acts.empty());
    if (!what) continue;
    json act{{"what", *what}, {"at", row.at}, {"by", by_of(call, row, found->second->owner)}};
    // Somebody who writes on is told of once, by the last time.
    const bool goes_on = *what == "changed" && !acts.empty() &&
                         acts.back().at("what") == "changed" && acts.back()["by"] == act["by"];
    if (goes_on) acts.erase(acts.size() - 1);
    acts.push_back(std::move(act));
  }
  while (acts.size() > limits::k_acts_told) acts.erase(acts.begin());
  CoreChanges result;
  result.changes.answer = Body(json{{"acts", std::move(acts)}}.dump());
  result.changes.answer_once = true;
  return result;
}

Body lead_as_known(const CoreCall& call, const PersonId& lead) {
  json known = json::object();
  const LiveSpace* inquiry = call.room.find(k_inquiry_space);
  if (!inquiry) return Body();
  const RecordPtr record = person_record(*inquiry, lead);
  if (!record) return Body();
  const json body = json::parse(record->body.text());
  for (const char* member : {"picture", "name"}) {
    if (body.contains(member)) known[member] = body[member];
  }
  return Body(known.dump());
}

}  // namespace chorus::kernel

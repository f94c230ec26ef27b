#include "kernel/commands/evening.hpp"

#include "kernel/commands/inquiry_record.hpp"
#include "kernel/room/room_state.hpp"
#include "kernel/values/limits.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string_view>
#include <utility>

namespace chorus::kernel {
namespace {

using nlohmann::json;

constexpr std::string_view k_welcome = "welcome";

bool greets_somebody(const Space& inquiry) {
  return std::any_of(inquiry.records.begin(), inquiry.records.end(),
                     [](const auto& entry) { return entry.second->type == k_welcome; });
}

// Nobody stands at the doors, and they are what the wall shows.
bool is_at_the_doors(const Space& inquiry, const json& main) {
  const auto on_wall = main.find("on_wall");
  return !greets_somebody(inquiry) && (on_wall == main.end() || on_wall->is_null()) &&
         !main.value("blank", false);
}

}  // namespace

bool is_new_evening(const RoomState& room, HasJustStarted started) {
  const auto inquiry = room.pending.find(k_inquiry_space);
  if (inquiry == room.pending.end()) return false;
  const Space& space = inquiry->second.space;
  const auto main = space.records.find(k_inquiry_record);
  if (main == space.records.end()) return false;
  const bool was_ended = next_meeting(*main->second).has_value();
  if (!was_ended && is_at_the_doors(space, json::parse(main->second->body.text()))) return false;
  if (was_ended && started == HasJustStarted::yes) return true;
  const auto newest = room.history.newest();
  return newest && room.ports.clock.now() - *newest >= limits::to_ms(limits::k_evening_rests);
}

CoreOutcome end_evening(const CoreCall& call) {
  const json& args = call.args();
  const json members{{"over", {{"next", args.value("next", "")}}}, {"blank", false}};
  return change_inquiry(call, Body(members.dump()));
}

CoreOutcome go_on_with_evening(const CoreCall& call) {
  return change_inquiry(call, Body(json{{"over", nullptr}}.dump()));
}

CoreOutcome begin_evening(const CoreCall& call) {
  const json members{{"on_wall", nullptr},
                     {"wall_page", 0},
                     {"seating", false},
                     {"blank", false},
                     {"over", nullptr}};
  CoreOutcome outcome = change_inquiry(call, Body(members.dump()));
  auto* begun = std::get_if<CoreChanges>(&outcome);
  if (!begun) return outcome;
  for (const auto& [key, record] : call.live.space.records) {
    if (record->type == k_welcome) begun->changes.remove(call.live.space, key);
  }
  return outcome;
}

std::optional<std::string> next_meeting(const Record& inquiry) {
  const json body = json::parse(inquiry.body.text());
  const auto over = body.find("over");
  if (over == body.end() || !over->is_object()) return std::nullopt;
  return over->value("next", "");
}

std::string coming_round(const std::map<SpaceId, LiveSpace>& spaces) {
  const SpaceState* first = nullptr;
  for (const auto& [id, live] : spaces) {
    const SpaceState& state = live.space.state;
    if (id == k_inquiry_space || state.gone || state.put_away) continue;
    if (is_shown_to_all(state.phase)) continue;
    if (!first || state.position < first->position) first = &state;
  }
  return first ? first->round : std::string();
}

}  // namespace chorus::kernel

#include "kernel/commands/material.hpp"

#include "kernel/commands/inquiry_record.hpp"
#include "kernel/commands/plan_members.hpp"
#include "kernel/room/room_state.hpp"
#include "kernel/values/body_members.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <string_view>

namespace chorus::kernel {
namespace {

using nlohmann::json;

constexpr const char* k_member = "material_of";
constexpr std::array<std::string_view, 5> k_refused{"core.prepare", "core.open", "core.resume",
                                                    "core.reopen", "core.change_inquiry"};

}  // namespace

std::string material_of(const std::map<SpaceId, LiveSpace>& spaces) {
  const auto own = spaces.find(k_inquiry_space);
  if (own == spaces.end()) return {};
  const auto main = own->second.space.records.find(k_inquiry_record);
  return main == own->second.space.records.end() ? std::string()
                                                 : text_in(main->second->body, k_member);
}

std::optional<Rejection> refused_as_material(const RoomState& room, const Command& command) {
  const bool is_of_activity = !command.name.starts_with(k_core_prefix);
  const bool is_refused = is_of_activity || std::find(k_refused.begin(), k_refused.end(),
                                                      command.name) != k_refused.end();
  if (!is_refused || material_of(room.pending).empty()) return std::nullopt;
  return core_rejection("only_to_read");
}

CoreOutcome go_on_together(const CoreCall& call) {
  if (material_of(call.room.pending).empty()) return core_rejection("not_here");
  const Record& main = *call.live.space.records.at(k_inquiry_record);
  json body = json::parse(main.body.text());
  body.erase(k_member);
  CoreChanges result;
  put_planned(call, result.changes, main, body);
  return planned(std::move(result));
}

}  // namespace chorus::kernel

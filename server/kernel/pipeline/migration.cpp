#include "kernel/pipeline/migration.hpp"

#include "kernel/commands/care.hpp"
#include "kernel/room/output_check.hpp"

#include <optional>
#include <set>
#include <utility>

namespace chorus::kernel {
namespace {

// A record of the older shape that the migration has not touched. What lies in care its rules do
// not know of; that stays as it was.
std::optional<std::string> left_behind(const LiveSpace& live, const ChangeSet& changes,
                                       const ActivityType& type, const Schemas& schemas) {
  std::set<Key> touched;
  for (const auto& each : changes.touched) {
    touched.insert(each.key());
  }
  for (const auto& [key, record] : live.space.records) {
    const bool is_its = type.record_types.contains(record->type);
    const bool is_known = record->gate != Gate::withdrawn && !is_protected(*record);
    if (!is_its || !is_known || touched.contains(key)) continue;
    const auto fault = schemas.record_fault(type.id, record->type, record->body);
    if (fault) return key.value() + ": " + *fault;
  }
  return std::nullopt;
}

}  // namespace

std::variant<ChangeSet, std::string> migration(RoomState& room, const LiveSpace& live,
                                               const Decision& decision) {
  const ActivityType& type = *room.ports.types.find(live.space.state.plugin_id);
  if (const auto* no = std::get_if<Rejection>(&decision)) return no->code;
  const auto* outputs = std::get_if<Outputs>(&decision);
  if (!outputs) return "its rules did not answer";
  auto result = checked(*outputs, live, type, room.ports.schemas, Cause{},
                        {room.pending, room.ports.types.kinds(), room.identity, room.ports.entropy,
                         room.ports.clock.now(), room.media});
  if (const auto* fault = std::get_if<OutputFault>(&result)) return fault->what;
  if (const auto* no = std::get_if<Rejection>(&result)) return no->code;
  auto& changes = std::get<ChangeSet>(result);
  if (const auto fault = left_behind(live, changes, type, room.ports.schemas)) return *fault;
  changes.state = live.space.state;
  changes.state->plugin_version = type.version;
  changes.state->state_version = type.state_version;
  for (const auto& act : room.undo[live.space.state.id]) changes.dropped_undo.push_back(act.seq);
  return std::move(changes);
}

}  // namespace chorus::kernel

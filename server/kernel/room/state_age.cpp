#include "kernel/room/state_age.hpp"

#include <nlohmann/json.hpp>

namespace chorus::kernel {

using nlohmann::json;

StateAge age_of(const SpaceState& state, const ActivityType& type) {
  if (state.state_version == 0 || state.state_version == type.state_version) {
    return StateAge::fitting;
  }
  return state.state_version < type.state_version ? StateAge::older : StateAge::newer;
}

std::optional<Notice> unfitting_state_notice(const SpaceState& state, const ActivityTypes& types) {
  const ActivityType* type = types.find(state.plugin_id);
  if (!type) return std::nullopt;
  const StateAge age = age_of(state, *type);
  if (age == StateAge::fitting) return std::nullopt;
  const json args{{"title", state.title}, {"plugin", state.plugin_id}, {"space", state.id.value()}};
  if (age == StateAge::older) {
    return Notice{"state_older", "notice.state_older", Body(args.dump()), true};
  }
  return Notice{"state_newer", "notice.state_newer", Body(args.dump()), true};
}

}  // namespace chorus::kernel

#include "kernel/values/activity_type.hpp"

#include <algorithm>

namespace chorus::kernel {

bool ActivityType::has_stage(std::string_view stage) const {
  return std::find(stages.begin(), stages.end(), stage) != stages.end();
}

bool ActivityType::has_ballots() const {
  return std::any_of(record_types.begin(), record_types.end(), [](const auto& entry) {
    return entry.second.record_class == RecordClass::ballot;
  });
}

bool ActivityType::takes_late() const {
  const auto has = [](const auto& values, auto wanted) {
    return std::find(values.begin(), values.end(), wanted) != values.end();
  };
  return std::any_of(command_types.begin(), command_types.end(), [&](const auto& entry) {
    return has(entry.second.roles, Role::participant) && has(entry.second.phases, Phase::closed);
  });
}

}  // namespace chorus::kernel

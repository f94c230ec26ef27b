#include "kernel/activity_type.hpp"

#include <algorithm>

namespace chorus::kernel {

bool ActivityType::has_ballots() const {
  return std::any_of(record_types.begin(), record_types.end(), [](const auto& entry) {
    return entry.second.record_class == RecordClass::ballot;
  });
}

}  // namespace chorus::kernel

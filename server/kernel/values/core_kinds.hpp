#pragma once

#include "kernel/values/activity_type.hpp"

#include <optional>
#include <string_view>

namespace chorus::kernel {

// The shared vocabulary in which activities meet. A kind is listed here once it
// has a schema in schemas/records and an activity type that brings it forth.
std::optional<ActivityType::RecordType> core_kind(std::string_view kind);

}  // namespace chorus::kernel

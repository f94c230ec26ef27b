#include "kernel/core_kinds.hpp"

#include <array>
#include <utility>

namespace chorus::kernel {
namespace {

const std::array<std::pair<std::string_view, ActivityType::RecordType>, 1>& kinds() {
  static const std::array<std::pair<std::string_view, ActivityType::RecordType>, 1> k_kinds{{
      {"promise", {RecordClass::structure, Audience({"room", "wall"}), Gate::open}},
  }};
  return k_kinds;
}

}  // namespace

std::optional<ActivityType::RecordType> core_kind(std::string_view kind) {
  for (const auto& [name, type] : kinds()) {
    if (name == kind) return type;
  }
  return std::nullopt;
}

}  // namespace chorus::kernel

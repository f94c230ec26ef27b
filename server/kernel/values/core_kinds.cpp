#include "kernel/values/core_kinds.hpp"

#include "kernel/values/permission.hpp"

#include <array>
#include <utility>

namespace chorus::kernel {
namespace {

const std::array<std::pair<std::string_view, ActivityType::RecordType>, 6>& kinds() {
  static const Audience k_shown({"room", "wall", "facilitators"});
  static const Audience k_asked = audience_for(Permission::facilitators);
  static const std::array<std::pair<std::string_view, ActivityType::RecordType>, 6> k_kinds{{
      {"promise", {RecordClass::structure, Audience({"room", "wall"}), Gate::open}},
      {"story", {RecordClass::contribution, k_asked, Gate::open}},
      {"highlight", {RecordClass::contribution, k_asked, Gate::open}},
      {"proposal", {RecordClass::structure, k_shown, Gate::open}},
      {"agreement", {RecordClass::structure, k_shown, Gate::open}},
      {"next-step", {RecordClass::structure, k_shown, Gate::open}},
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

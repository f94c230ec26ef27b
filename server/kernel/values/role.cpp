#include "kernel/values/role.hpp"

#include <array>
#include <utility>

namespace chorus::kernel {
namespace {

constexpr std::array<std::pair<Role, std::string_view>, 3> k_roles{{
    {Role::participant, "participant"},
    {Role::facilitator, "facilitator"},
    {Role::wall, "wall"},
}};

constexpr std::array<std::pair<RoleGroup, std::string_view>, 5> k_groups{{
    {RoleGroup::young_person, "young_person"},
    {RoleGroup::parent_carer, "parent_carer"},
    {RoleGroup::practitioner, "practitioner"},
    {RoleGroup::supporter, "supporter"},
    {RoleGroup::unsaid, "unsaid"},
}};

}  // namespace

std::string_view to_text(Role role) {
  for (const auto& [value, text] : k_roles) {
    if (value == role) return text;
  }
  return {};
}

std::string_view to_text(RoleGroup group) {
  for (const auto& [value, text] : k_groups) {
    if (value == group) return text;
  }
  return {};
}

std::optional<Role> role_from(std::string_view text) {
  for (const auto& [value, name] : k_roles) {
    if (name == text) return value;
  }
  return std::nullopt;
}

std::optional<RoleGroup> role_group_from(std::string_view text) {
  for (const auto& [value, name] : k_groups) {
    if (name == text) return value;
  }
  return std::nullopt;
}

}  // namespace chorus::kernel

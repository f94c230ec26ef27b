#pragma once

#include <optional>
#include <string_view>

namespace chorus::kernel {

// What a seat may do. A wall's seat reads and never commands.
enum class Role { participant, facilitator, wall };

// Held privately for balance; never on a screen (product, Words we use).
enum class RoleGroup { young_person, parent_carer, practitioner, supporter, unsaid };

std::string_view to_text(Role role);
std::string_view to_text(RoleGroup group);
std::optional<Role> role_from(std::string_view text);
std::optional<RoleGroup> role_group_from(std::string_view text);

}  // namespace chorus::kernel

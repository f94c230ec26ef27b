#pragma once

#include "kernel/values/role.hpp"
#include "report/head_counts.hpp"
#include "report/room_picture.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace chorus::report {

// Those whom an inquiry is to hear; who supports somebody speaks for nobody.
inline constexpr std::array<kernel::RoleGroup, 3> k_voices{kernel::RoleGroup::young_person,
                                                           kernel::RoleGroup::parent_carer,
                                                           kernel::RoleGroup::practitioner};

// Of all who gave something on one evening, the part that is of each group (`part_of`); none where
// fewer than five gave anything, since a part of a few tells of one.
struct Evening {
  std::array<std::optional<std::size_t>, k_voices.size()> parts;
};

// As somebody said who they are.
kernel::RoleGroup group_of(const kernel::LiveSpace& inquiry, const kernel::PersonId& person);

// In the order of the run sheet, without those on which nothing was given that others may know to
// be there.
std::vector<Evening> voices_by_evening(const RoomPicture& room);

}  // namespace chorus::report

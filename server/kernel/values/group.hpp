#pragma once

#include "kernel/values/record.hpp"
#include "kernel/values/strong_id.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chorus::kernel {

// The kind of record that seats people together. Whoever it lists reads what is addressed to it, so
// the kernel knows this kind by name, as it knows persons and links.
inline constexpr std::string_view k_group_kind = "group";

// A pair or a table: one record of that kind, in the inquiry's own space or in an activity's.
struct Group {
  GroupId id;
  std::string name;
  std::string picture;      // as a person's; may be empty
  std::string place;        // where in the room; may be empty
  std::vector<Key> people;  // keys of `person` records of the inquiry, as seated
};

// "<name>" for the record group/<name> of the inquiry's own space, "<name>@<space>" for one of an
// activity: no two groups of an inquiry have the same.
GroupId group_id_of(const SpaceId& space, const Key& key);

// None where the record is no group. Members that a damaged body lacks are empty.
std::optional<Group> group_of(const Record& record);

}  // namespace chorus::kernel

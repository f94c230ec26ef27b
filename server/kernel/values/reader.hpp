#pragma once

#include "kernel/values/role.hpp"
#include "kernel/values/strong_id.hpp"

#include <compare>
#include <vector>

namespace chorus::kernel {

// Readers of one class see the same records, except those that are their own. What leaves the
// server is encoded once a class.
struct ReaderClass {
  Role role = Role::participant;
  std::vector<GroupId> groups;  // sorted

  auto operator<=>(const ReaderClass&) const = default;
};

struct Reader {
  ReaderClass reader_class;
  PersonId person;  // empty for the wall
};

}  // namespace chorus::kernel

#pragma once

#include "kernel/values/strong_id.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chorus::kernel {

// Who may see a whole record. A set of atoms, written as text everywhere outside the kernel:
// "room", "wall", "facilitators", "group:<id>", "owner", "care", "rules", "ballot".
//   room          every participant         wall     the projected page
//   facilitators  every facilitator         owner    the person who made it
//   group:<id>    one pair or table         care     needs care: hides the record from everyone
//   rules         the decider alone         ballot   sealed: the decider, and its own voter
//   may:<rung>    nobody more: how far the owner lets it travel (permission.hpp)
// Rejected: audiences on fields. If two readers must see different things, there are two records.
class Audience {
 public:
  Audience() = default;
  explicit Audience(std::vector<std::string> atoms);  // sorted, made unique; see is_atom

  static bool is_atom(std::string_view text);

  bool has(std::string_view atom) const;
  Audience with(std::string_view atom) const;
  Audience without(std::string_view atom) const;
  const std::vector<std::string>& atoms() const noexcept { return atoms_; }
  std::vector<GroupId> groups() const;  // of its atoms group:<id>, sorted
  static std::string atom_of(const GroupId& group) { return "group:" + group.value(); }
  bool operator==(const Audience&) const = default;

 private:
  std::vector<std::string> atoms_;
};

}  // namespace chorus::kernel

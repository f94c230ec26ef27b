#include "kernel/values/audience.hpp"

#include "kernel/values/permission.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace chorus::kernel {
namespace {

constexpr std::array<std::string_view, 7> k_fixed_atoms{"room", "wall",  "facilitators", "owner",
                                                        "care", "rules", "ballot"};
constexpr std::string_view k_group_prefix = "group:";
constexpr std::size_t k_longest_atom = 256;  // an activity may name its groups, and so its space

}  // namespace

Audience::Audience(std::vector<std::string> atoms) : atoms_(std::move(atoms)) {
  std::sort(atoms_.begin(), atoms_.end());
  atoms_.erase(std::unique(atoms_.begin(), atoms_.end()), atoms_.end());
}

bool Audience::is_atom(std::string_view text) {
  if (text.starts_with(k_group_prefix)) {
    return text.size() > k_group_prefix.size() && text.size() <= k_longest_atom;
  }
  if (text.starts_with(k_permission_prefix)) {
    return permission_from(text.substr(k_permission_prefix.size())).has_value();
  }
  return std::find(k_fixed_atoms.begin(), k_fixed_atoms.end(), text) != k_fixed_atoms.end();
}

bool Audience::has(std::string_view atom) const {
  return std::binary_search(atoms_.begin(), atoms_.end(), atom);
}

std::vector<GroupId> Audience::groups() const {
  std::vector<GroupId> groups;
  for (const auto& atom : atoms_) {
    if (atom.starts_with(k_group_prefix)) groups.emplace_back(atom.substr(k_group_prefix.size()));
  }
  return groups;
}

Audience Audience::with(std::string_view atom) const {
  auto atoms = atoms_;
  atoms.emplace_back(atom);
  return Audience(std::move(atoms));
}

Audience Audience::without(std::string_view atom) const {
  auto atoms = atoms_;
  std::erase(atoms, atom);
  return Audience(std::move(atoms));
}

}  // namespace chorus::kernel

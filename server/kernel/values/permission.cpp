#include "kernel/values/permission.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace chorus::kernel {
namespace {

constexpr std::array<std::pair<Permission, std::string_view>, 7> k_rungs{{
    {Permission::only_me, "only_me"},
    {Permission::facilitators, "facilitators"},
    {Permission::table, "table"},
    {Permission::room, "room"},
    {Permission::gist, "gist"},
    {Permission::words, "words"},
    {Permission::named, "named"},
}};

}  // namespace

std::string_view to_text(Permission permission) {
  for (const auto& [rung, text] : k_rungs) {
    if (rung == permission) return text;
  }
  return {};
}

std::optional<Permission> permission_from(std::string_view text) {
  for (const auto& [rung, name] : k_rungs) {
    if (name == text) return rung;
  }
  return std::nullopt;
}

std::optional<Permission> permission_in(const Audience& audience) {
  for (const auto& atom : audience.atoms()) {
    if (atom.starts_with(k_permission_prefix)) {
      return permission_from(std::string_view(atom).substr(k_permission_prefix.size()));
    }
  }
  return std::nullopt;
}

Permission strictest(Permission a, Permission b) { return std::min(a, b); }

Audience audience_for(Permission permission) {
  std::vector<std::string> atoms{
      "owner", std::string(k_permission_prefix) + std::string(to_text(permission))};
  if (permission >= Permission::facilitators) atoms.emplace_back("facilitators");
  if (permission >= Permission::room) atoms.emplace_back("room");
  return Audience(std::move(atoms));
}

Record permitted(const Record& record, Permission permission) {
  Record result = record;
  result.audience = audience_for(permission);
  if (record.audience.has("care")) result.audience = result.audience.with("care");
  const bool stays_on_wall = record.audience.has("wall") && permission >= Permission::room;
  if (stays_on_wall) result.audience = result.audience.with("wall");
  return result;
}

}  // namespace chorus::kernel

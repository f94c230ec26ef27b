#include "kernel/values/permission.hpp"

#include <algorithm>
#include <array>
#include <iterator>
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

Audience audience_for(Permission permission, const std::vector<GroupId>& tables) {
  std::vector<std::string> atoms{
      "owner", std::string(k_permission_prefix) + std::string(to_text(permission))};
  if (permission >= Permission::facilitators) atoms.emplace_back("facilitators");
  if (permission >= Permission::room) atoms.emplace_back("room");
  if (permission == Permission::table) {
    for (const auto& table : tables) atoms.push_back(Audience::atom_of(table));
  }
  return Audience(std::move(atoms));
}

bool goes_further(const Audience& audience, const Audience& limit) {
  const auto own = permission_in(audience).value();
  const auto most = permission_in(limit).value();
  if (own != most || own != Permission::table) return own > most;
  const auto tables = audience.groups();
  const auto may = limit.groups();
  return !std::includes(may.begin(), may.end(), tables.begin(), tables.end());
}

Audience within(const Audience& audience, const Audience& limit) {
  const auto own = permission_in(audience).value();
  const auto most = permission_in(limit).value();
  if (own < most) return audience_for(own, audience.groups());
  const auto may = limit.groups();
  if (own > most) return audience_for(most, may);
  std::vector<GroupId> both;
  const auto tables = audience.groups();
  std::set_intersection(tables.begin(), tables.end(), may.begin(), may.end(),
                        std::back_inserter(both));
  return audience_for(own, both);
}

Record permitted(const Record& record, const Audience& reach) {
  Record result = record;
  const auto permission = permission_in(reach).value();
  result.audience = audience_for(permission, reach.groups());
  if (record.audience.has("care")) result.audience = result.audience.with("care");
  const bool stays_on_wall = record.audience.has("wall") && permission >= Permission::room;
  if (stays_on_wall) result.audience = result.audience.with("wall");
  return result;
}

}  // namespace chorus::kernel

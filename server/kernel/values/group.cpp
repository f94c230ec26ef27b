#include "kernel/values/group.hpp"

#include "kernel/values/space.hpp"

#include <nlohmann/json.hpp>

namespace chorus::kernel {
namespace {

using nlohmann::json;

std::string text_at(const json& body, const char* member) {
  const auto found = body.find(member);
  return found != body.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace

GroupId group_id_of(const SpaceId& space, const Key& key) {
  std::string name = key.value().substr(key.value().find('/') + 1);
  return GroupId(space == k_inquiry_space ? name : name + "@" + space.value());
}

std::optional<Group> group_of(const Record& record) {
  if (record.type != k_group_kind) return std::nullopt;
  Group group;
  group.id = group_id_of(record.space, record.key);
  const json body = json::parse(record.body.text(), nullptr, false);
  if (!body.is_object()) return group;
  group.name = text_at(body, "name");
  group.picture = text_at(body, "picture");
  group.place = text_at(body, "place");
  const auto people = body.find("people");
  if (people == body.end() || !people->is_array()) return group;
  for (const auto& person : *people) {
    if (person.is_string()) group.people.emplace_back(person.get<std::string>());
  }
  return group;
}

}  // namespace chorus::kernel

#include "kernel/values/body_members.hpp"

#include <nlohmann/json.hpp>

namespace chorus::kernel {
namespace {

using nlohmann::json;

json member_of(const Body& body, std::string_view member) {
  const json whole = json::parse(body.text(), nullptr, false);
  if (!whole.is_object()) return {};
  const auto found = whole.find(member);
  return found == whole.end() ? json() : *found;
}

}  // namespace

std::string text_in(const Body& body, std::string_view member) {
  const json value = member_of(body, member);
  return value.is_string() ? value.get<std::string>() : std::string();
}

std::optional<std::uint64_t> number_in(const Body& body, std::string_view member) {
  const json value = member_of(body, member);
  if (!value.is_number_unsigned()) return std::nullopt;
  return value.get<std::uint64_t>();
}

bool flag_in(const Body& body, std::string_view member) {
  const json value = member_of(body, member);
  return value.is_boolean() && value.get<bool>();
}

bool lists_any(const Body& body, std::string_view member) {
  const json value = member_of(body, member);
  return value.is_array() && !value.empty();
}

}  // namespace chorus::kernel

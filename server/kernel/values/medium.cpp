#include "kernel/values/medium.hpp"

#include <nlohmann/json.hpp>

namespace chorus::kernel {
namespace {

using nlohmann::json;

constexpr std::string_view k_member = "medium";

std::string id_in(const json& body) {
  const auto medium = body.is_object() ? body.find(k_member) : body.end();
  if (!body.is_object() || medium == body.end() || !medium->is_object()) return {};
  const auto id = medium->find("id");
  return id != medium->end() && id->is_string() ? id->get<std::string>() : std::string();
}

}  // namespace

MediumId medium_named_in(const Record& record) {
  // Nearly every record names none, and is not taken apart for that.
  if (record.body.text().find("\"medium\"") == std::string::npos) return {};
  const json body = json::parse(record.body.text(), nullptr, false);
  if (!body.is_object()) return {};
  const bool is_copy = record.audience.has("care") && body.contains("body");
  return MediumId(id_in(is_copy ? body["body"] : body));
}

}  // namespace chorus::kernel

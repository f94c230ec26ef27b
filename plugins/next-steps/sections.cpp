#include "sections.hpp"

#include <nlohmann/json.hpp>

#include <map>
#include <utility>

namespace chorus::next_steps {
namespace {

using nlohmann::json;

json words(const char* key) { return {{"words", std::string("next-steps.") + key}}; }

}  // namespace

std::string sections_of(const sdk::Call& call, std::string_view) {
  std::map<int, std::string> keys;
  for (const auto& record : call.scan("next-step/")) {
    if (record.key.find('@') != std::string::npos) continue;
    keys[json::parse(record.body).at("number").get<int>()] = record.key;
  }
  json blocks = json::array();
  if (keys.empty()) blocks.push_back({{"t", "paragraph"}, {"text", words("report_none")}});
  for (const auto& [number, key] : keys) blocks.push_back({{"t", "thing"}, {"key", key}});
  const json section{{"title", words("report_title")}, {"blocks", std::move(blocks)}};
  return json{{"sections", json::array({section})}}.dump();
}

}  // namespace chorus::next_steps

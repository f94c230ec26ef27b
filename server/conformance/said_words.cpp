#include "conformance/said_words.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace chorus::conformance {
namespace {

using nlohmann::json;

bool is_name(const std::string& text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) {
    return std::isalnum(c) != 0 || c == '_';
  });
}

bool holds_number(const json& value, int number) {
  if (value.is_number()) return value == number;
  if (!value.is_structured()) return false;
  return std::any_of(value.begin(), value.end(),
                     [&](const json& inner) { return holds_number(inner, number); });
}

}  // namespace

std::string unfilled_in(const std::string& text, const json& args) {
  for (auto at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1)) {
    const auto end = text.find('}', at);
    if (end == std::string::npos) return {};
    const auto name = text.substr(at + 1, end - at - 1);
    if (is_name(name) && !args.contains(name)) return name;
  }
  return {};
}

std::set<std::string> faults_of_words(const json& said,
                                      const std::map<std::string, std::string>& words) {
  std::set<std::string> faults;
  if (said.is_object() && said.contains("words") && said["words"].is_string()) {
    const auto key = said["words"].get<std::string>();
    const auto found = words.find(key);
    if (found == words.end()) {
      faults.insert("nothing stands for " + key);
    } else if (const auto place = unfilled_in(found->second, said.value("args", json::object()));
               !place.empty()) {
      faults.insert("nothing fills {" + place + "} of " + key);
    }
  }
  if (!said.is_structured()) return faults;
  for (const auto& inner : said) faults.merge(faults_of_words(inner, words));
  return faults;
}

bool tells_number(const json& said, int number) {
  for (const auto& section : said.at("sections")) {
    for (const auto& block : section.at("blocks")) {
      const bool is_guarded = block.at("t") == "people" || block.at("t") == "table";
      if (!is_guarded && holds_number(block, number)) return true;
    }
  }
  return false;
}

}  // namespace chorus::conformance

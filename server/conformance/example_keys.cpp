#include "conformance/example_keys.hpp"

#include <algorithm>

namespace chorus::conformance {

using nlohmann::json;

json ExampleKeys::in(const json& example) {
  if (example.is_string()) return in(example.get<std::string>());
  if (example.is_array()) {
    json filled = json::array();
    for (const auto& item : example) filled.push_back(in(item));
    return filled;
  }
  if (!example.is_object()) return example;
  json filled = json::object();
  for (const auto& [name, value] : example.items()) filled[in(name)] = in(value);
  return filled;
}

std::string ExampleKeys::in(const std::string& text) {
  const auto slash = text.find('/');
  if (slash == std::string::npos || slash == 0) return text;
  const std::string type = text.substr(0, slash);
  const auto keys = room_.keys_of(type, who_);
  auto& names = named_[type];
  const auto at = std::find(names.begin(), names.end(), text);
  const auto index = static_cast<std::size_t>(at - names.begin());
  if (at == names.end()) names.push_back(text);
  turns_ = std::max(turns_, keys.size());
  return index < keys.size() ? keys[(index + turn_) % keys.size()] : text;
}

}  // namespace chorus::conformance

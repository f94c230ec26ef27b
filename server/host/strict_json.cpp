#include "host/strict_json.hpp"

#include <nlohmann/json.hpp>

#include <set>
#include <vector>

namespace chorus::host {

nlohmann::json parse_strictly(std::string_view text, std::size_t depth) {
  using Event = nlohmann::json::parse_event_t;
  std::vector<std::set<std::string>> names;
  const auto look = [&](int level, Event event, nlohmann::json& parsed) {
    if (event == Event::object_start || event == Event::array_start) {
      if (static_cast<std::size_t>(level) >= depth) throw MalformedJson("nests too deep");
      if (event == Event::object_start) names.emplace_back();
    } else if (event == Event::object_end) {
      names.pop_back();
    } else if (event == Event::key && !names.back().insert(parsed.get<std::string>()).second) {
      throw MalformedJson("names a member twice: " + parsed.get<std::string>());
    }
    return true;
  };
  try {
    return nlohmann::json::parse(text, look);
  } catch (const nlohmann::json::exception& error) {
    throw MalformedJson(error.what());
  }
}

}  // namespace chorus::host

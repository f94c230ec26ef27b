#include "conformance/garbage.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <string>

namespace chorus::conformance {
namespace {

using nlohmann::json;

constexpr std::size_t k_long_text = 4000;  // code points, as the wire allows

const std::vector<json>& odd_values() {
  static const std::vector<json> k_values{
      "",
      " ",
      "\"}\\",
      "a\nb\tc\x01",
      "\xE2\x80\xAE\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D",  // runs from right to left
      "\xF0\x9F\x99\x82\xF0\x9F\x99\x82",
      std::string(39, 'x'),
      std::string(k_long_text, 'x'),
      "no-such-kind/no-such-record",
      0,
      -1,
      1,
      std::int64_t{9'007'199'254'740'991},
      0.5,
      true,
      nullptr,
      json::array(),
      json::object()};
  return k_values;
}

// Every place of a value, the value itself among them.
void gather(json& value, std::vector<json*>& places) {
  places.push_back(&value);
  if (!value.is_structured()) return;
  for (auto& inner : value) gather(inner, places);
}

void bend(json& value, Chance& chance) {
  std::vector<json*> places;
  gather(value, places);
  json& place = *places[chance.below(places.size())];
  const std::size_t how = chance.below(4);
  if (how == 0 && place.is_object() && !place.empty()) {
    auto member = place.begin();
    std::advance(member, static_cast<std::ptrdiff_t>(chance.below(place.size())));
    place.erase(member);
  } else if (how == 1 && place.is_object()) {
    place["unheard_of"] = odd_values()[chance.below(odd_values().size())];
  } else if (how == 1 && place.is_array() && !place.empty()) {
    place.push_back(json(place.front()));
  } else if (&place != &value) {
    place = odd_values()[chance.below(odd_values().size())];
  }
}

}  // namespace

std::vector<json> garbage_from(const json& example, std::size_t count, Chance& chance) {
  std::vector<json> bent;
  for (std::size_t i = 0; i < count; ++i) {
    json value = example;
    bend(value, chance);
    if (chance.below(3) == 0) bend(value, chance);
    bent.push_back(std::move(value));
  }
  return bent;
}

}  // namespace chorus::conformance

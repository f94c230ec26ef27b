#include "rehearse/planned.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

namespace chorus::rehearse {
namespace {

constexpr std::string_view k_part = "part/";

std::int64_t order_of(const SeenRecord& record) {
  return record.body->value("order", std::int64_t{0});
}

}  // namespace

std::set<std::string> parts_until(const SeenSpace& inquiry, std::size_t evening) {
  auto evenings = inquiry.of("evening");
  std::stable_sort(evenings.begin(), evenings.end(), [](const auto* one, const auto* other) {
    return order_of(*one) < order_of(*other);
  });
  std::set<std::string> wanted;
  for (std::size_t at = 0; at < std::min(evening, evenings.size()); ++at) {
    wanted.insert(evenings[at]->key);
  }
  std::set<std::string> spaces;
  for (const auto* part : inquiry.of("part")) {
    const auto& body = *part->body;
    if (!body.value("put_away", false) && wanted.contains(body.value("evening", ""))) {
      spaces.insert(part->key.substr(k_part.size()));
    }
  }
  return spaces;
}

}  // namespace chorus::rehearse

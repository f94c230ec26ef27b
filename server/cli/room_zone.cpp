#include "cli/room_zone.hpp"

#include "platform/local_time.hpp"

#include <nlohmann/json.hpp>

#include <memory>
#include <string>
#include <utility>

namespace chorus::cli {
namespace {

constexpr const char* k_zone = "zone";

void use_zone_in(const kernel::Space& inquiry) {
  for (const auto& [key, record] : inquiry.records) {
    if (record->type != "inquiry") continue;
    platform::use_zone(nlohmann::json::parse(record->body.text()).value(k_zone, ""));
  }
}

}  // namespace

void add_zone(std::vector<kernel::Space>& spaces) {
  for (auto& space : spaces) {
    if (space.state.id != kernel::k_inquiry_space) continue;
    for (auto& [key, record] : space.records) {
      if (record->type != "inquiry") continue;
      auto body = nlohmann::json::parse(record->body.text());
      if (body.contains(k_zone)) continue;
      body[k_zone] = platform::machine_zone();
      auto zoned = std::make_shared<kernel::Record>(*record);
      zoned->body = kernel::Body(body.dump());
      record = std::move(zoned);
    }
  }
}

void use_zone_of(const std::vector<kernel::Space>& spaces) {
  for (const auto& space : spaces) {
    if (space.state.id == kernel::k_inquiry_space) use_zone_in(space);
  }
}

void use_zone_of(const std::map<kernel::SpaceId, kernel::LiveSpace>& spaces) {
  const auto inquiry = spaces.find(kernel::k_inquiry_space);
  if (inquiry != spaces.end()) use_zone_in(inquiry->second.space);
}

}  // namespace chorus::cli

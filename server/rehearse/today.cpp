#include "rehearse/today.hpp"

#include "platform/local_time.hpp"

#include <nlohmann/json.hpp>

namespace chorus::rehearse {

std::string today_of(const Talk& talk) {
  const auto* inquiry = talk.mirror().find("inquiry");
  const auto* facts = inquiry == nullptr ? nullptr : inquiry->find("inquiry/main");
  const auto zone = facts == nullptr ? std::string() : facts->body->value("zone", "");
  if (!zone.empty()) platform::use_zone(zone);
  return platform::local_day(talk.now());
}

}  // namespace chorus::rehearse

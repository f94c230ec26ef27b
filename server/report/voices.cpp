#include "report/voices.hpp"

#include "kernel/room/projection.hpp"
#include "report/picture.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace chorus::report {
namespace {

using kernel::RoleGroup;

struct Givers {
  std::uint32_t position = 0;  // of the first part of the evening
  std::set<kernel::PersonId> people;
};

bool is_known_to_others(const kernel::Record& record, const kernel::Consents& consents) {
  if (record.record_class != kernel::RecordClass::contribution) return false;
  if (record.gate == kernel::Gate::withdrawn) return false;
  const auto seen = kernel::leaving(record, consents);
  return seen == kernel::Visibility::full || seen == kernel::Visibility::presence ||
         seen == kernel::Visibility::gist;
}

std::vector<std::set<kernel::PersonId>> givers_by_evening(const RoomPicture& room) {
  std::map<std::string, Givers> by_session;
  for (const auto& [id, live] : room.spaces) {
    if (!is_reported(live.space)) continue;
    const auto& state = live.space.state;
    auto [found, is_new] = by_session.try_emplace(state.session, Givers{state.position, {}});
    found->second.position = std::min(found->second.position, state.position);
    for (const auto& [key, record] : live.space.records) {
      if (is_known_to_others(*record, room.consents)) found->second.people.insert(record->owner);
    }
  }
  std::vector<Givers> evenings;
  for (auto& [session, givers] : by_session) {
    if (!givers.people.empty()) evenings.push_back(std::move(givers));
  }
  std::stable_sort(evenings.begin(), evenings.end(),
                   [](const Givers& a, const Givers& b) { return a.position < b.position; });
  std::vector<std::set<kernel::PersonId>> people;
  people.reserve(evenings.size());
  for (auto& givers : evenings) people.push_back(std::move(givers.people));
  return people;
}

Evening told(const kernel::LiveSpace& inquiry, const std::set<kernel::PersonId>& people) {
  Evening evening;
  const auto all = static_cast<std::int64_t>(people.size());
  if (all < k_least_people) return evening;
  std::map<RoleGroup, std::int64_t> of_group;
  for (const auto& person : people) ++of_group[group_of(inquiry, person)];
  for (std::size_t at = 0; at < k_voices.size(); ++at) {
    evening.parts.at(at) = part_of(of_group[k_voices.at(at)], all);
  }
  return evening;
}

}  // namespace

RoleGroup group_of(const kernel::LiveSpace& inquiry, const kernel::PersonId& person) {
  const auto record = kernel::person_record(inquiry, person);
  if (!record) return RoleGroup::unsaid;
  const auto body = nlohmann::json::parse(record->body.text());
  return kernel::role_group_from(body.value("role_group", "unsaid")).value_or(RoleGroup::unsaid);
}

std::vector<Evening> voices_by_evening(const RoomPicture& room) {
  std::vector<Evening> evenings;
  const auto inquiry = room.spaces.find(kernel::k_inquiry_space);
  if (inquiry == room.spaces.end()) return evenings;
  for (const auto& people : givers_by_evening(room)) {
    evenings.push_back(told(inquiry->second, people));
  }
  return evenings;
}

}  // namespace chorus::report

#include "kernel/commands/spare_cards.hpp"

#include "kernel/room/identity.hpp"
#include "kernel/room/live_space.hpp"
#include "kernel/room/room_state.hpp"
#include "kernel/values/limits.hpp"
#include "kernel/values/random_text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace chorus::kernel {
namespace {

using nlohmann::json;

// Whose cards lie unused on some sheet.
std::vector<PersonId> nobody_yet(const CoreCall& call) {
  auto people = call.identity.away_with_slip();
  std::erase_if(
      people, [&](const PersonId& person) { return person_record(call.live, person) != nullptr; });
  return people;
}

std::size_t people_known(const LiveSpace& inquiry) {
  return static_cast<std::size_t>(
      std::count_if(inquiry.space.records.begin(), inquiry.space.records.end(),
                    [](const auto& entry) { return entry.second->type == "person"; }));
}

}  // namespace

CoreOutcome make_spare_cards(const CoreCall& call) {
  const json& args = call.args();
  const auto count = args.at("count").get<std::size_t>();
  const bool instead = args.value("instead", false);
  const auto unused = nobody_yet(call);
  const std::size_t taken_over = instead ? std::min(count, unused.size()) : 0;
  if (people_known(call.live) + unused.size() + count - taken_over > limits::k_people) {
    return core_rejection("too_many_cards");
  }
  auto& entropy = call.room.ports.entropy;
  CoreChanges result;
  json codes = json::array();
  for (std::size_t at = 0; at < count; ++at) {
    const PersonId person = at < taken_over ? unused[at] : PersonId(random_id(entropy));
    const std::string code = call.identity.new_slip_code();
    result.changes.passes.push_back({Pass::Kind::slip, person, call.room.ports.digest.of(code)});
    codes.push_back(code);
  }
  // What is left of earlier sheets: nobody holds these from here on.
  for (std::size_t at = taken_over; instead && at < unused.size(); ++at) {
    const auto nobodys = call.room.ports.digest.of(random_secret(entropy));
    result.changes.passes.push_back({Pass::Kind::slip, unused[at], nobodys});
  }
  result.changes.answer = Body(json{{"codes", std::move(codes)}}.dump());
  result.changes.answer_once = true;
  return result;
}

}  // namespace chorus::kernel

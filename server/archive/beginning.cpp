#include "archive/beginning.hpp"

#include "kernel/commands/inquiry_record.hpp"
#include "kernel/room/plan.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <string>

namespace chorus::archive {
namespace {

using nlohmann::json;

constexpr const char* k_session = "first";

kernel::Record beginning(const kernel::Key& key, std::vector<std::string> audience,
                         const json& body) {
  return kernel::beginning_record(key, kernel::Audience(std::move(audience)),
                                  kernel::Body(body.dump()));
}

kernel::Key the_evening() {
  return kernel::Key(std::string(kernel::k_evening_kind) + "/" + k_session);
}

std::int64_t order_of(std::size_t place) {
  return kernel::k_plan_gap * (static_cast<std::int64_t>(place) + 1);
}

}  // namespace

kernel::SpaceState own_space_of(const Head& head) {
  kernel::SpaceState state;
  state.id = kernel::k_inquiry_space;
  state.title = head.title;
  return state;
}

std::vector<kernel::Record> first_records_of(const Head& head) {
  return {beginning(kernel::k_inquiry_record, {"room", "wall"},
                    {{"title", head.title},
                     {"question", head.question},
                     {"session", k_session},
                     {"on_wall", nullptr},
                     {"blank", false}}),
          beginning(the_evening(), {"facilitators"}, {{"order", order_of(0)}})};
}

kernel::Record part_record_of(const kernel::SpaceState& state, std::size_t place) {
  return beginning(kernel::part_of(state.id), {"facilitators"},
                   {{"plugin", state.plugin_id},
                    {"title", state.title},
                    {"round", state.round},
                    {"evening", the_evening().value()},
                    {"order", order_of(place)},
                    {"minutes", state.minutes},
                    {"settings", json::parse(state.settings.text())}});
}

void settle_in(kernel::SpaceState& state, std::size_t place) {
  state.session = k_session;
  state.position = static_cast<std::uint32_t>(place);
}

}  // namespace chorus::archive

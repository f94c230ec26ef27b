#include "tests/kernel/plan_fixture.hpp"

#include "kernel/room/plan.hpp"

#include <memory>

namespace chorus::test {

using nlohmann::json;

void put_planned(kernel::Space& inquiry, const std::string& key, const json& body) {
  kernel::Record record;
  record.space = kernel::k_inquiry_space;
  record.key = kernel::Key(key);
  record.type = key.substr(0, key.find('/'));
  record.rev = 1;
  record.audience = kernel::Audience({"facilitators"});
  record.body = kernel::Body(body.dump());
  inquiry.records[record.key] = std::make_shared<const kernel::Record>(record);
}

PlanFixture::PlanFixture(std::uint64_t seed) : KernelFixture(seed) {
  kernel::Loaded file = store.load();
  for (auto& space : file.spaces) {
    if (space.state.id != kernel::k_inquiry_space) continue;
    const auto put = [&space](const std::string& key, const json& body) {
      put_planned(space, key, body);
    };
    put(k_first, {{"order", kernel::k_plan_gap}, {"minutes", 90}});
    put(k_second, {{"order", 2 * kernel::k_plan_gap}});
    put(k_room, {{"plugin", "test-activity"},
                 {"title", "What was good?"},
                 {"round", "before"},
                 {"evening", k_first},
                 {"order", kernel::k_plan_gap},
                 {"minutes", 15},
                 {"settings", json::object()}});
  }
  store.keep(file);
  restart();
}

std::string PlanFixture::added(const std::string& title, const std::string& evening) {
  return key_in(
      plan({{"plugin", "test-activity"}, {"title", title}, {"evening", evening}}, "add_part"));
}

std::string PlanFixture::key_in(const kernel::Answer* answer) {
  if (!accepted(answer)) return {};
  return json::parse(std::get<kernel::Body>(answer->outcome).text()).value("key", "");
}

json PlanFixture::args_in(const kernel::Answer* answer) {
  return json::parse(std::get<kernel::Rejection>(answer->outcome).args.text());
}

json PlanFixture::body(const std::string& key) const {
  const auto& records = room->space(kernel::k_inquiry_space)->records;
  const auto found = records.find(kernel::Key(key));
  return found == records.end() ? json() : json::parse(found->second->body.text());
}

const kernel::SpaceState* PlanFixture::state(const std::string& part) const {
  const auto* space = room->space(kernel::space_of(kernel::Key(part)));
  return space ? &space->state : nullptr;
}

std::vector<std::string> PlanFixture::titles() const {
  std::vector<std::string> titles;
  for (const auto& line : room->sheet(kernel::Role::facilitator).lines)
    titles.push_back(line.title);
  return titles;
}

}  // namespace chorus::test

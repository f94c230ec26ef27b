#include "kernel/commands/plan_order.hpp"

#include "kernel/commands/plan_members.hpp"
#include "kernel/room/plan.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>

namespace chorus::kernel {
namespace {

using nlohmann::json;

std::int64_t order_of(const Record& record) {
  return json::parse(record.body.text()).value("order", std::int64_t{0});
}

// In order, and one place left free.
void spread(const CoreCall& call, const std::vector<RecordPtr>& others, std::size_t free,
            ChangeSet& changes) {
  for (std::size_t at = 0; at < others.size(); ++at) {
    json body = json::parse(others[at]->body.text());
    body["order"] = k_plan_gap * static_cast<std::int64_t>(at < free ? at + 1 : at + 2);
    put_planned(call, changes, *others[at], body);
  }
}

}  // namespace

std::int64_t order_before(const CoreCall& call, const std::vector<RecordPtr>& others,
                          const json& before, ChangeSet& changes) {
  std::size_t place = others.size();
  for (std::size_t at = 0; at < others.size(); ++at) {
    if (others[at]->key.value() == before) place = at;
  }
  if (others.empty()) return k_plan_gap;
  if (place == others.size()) return order_of(*others.back()) + k_plan_gap;
  const std::int64_t next = order_of(*others[place]);
  if (place == 0) return next - k_plan_gap;
  const std::int64_t previous = order_of(*others[place - 1]);
  if (next - previous > 1) return previous + (next - previous) / 2;
  spread(call, others, place, changes);
  return k_plan_gap * static_cast<std::int64_t>(place + 1);
}

}  // namespace chorus::kernel

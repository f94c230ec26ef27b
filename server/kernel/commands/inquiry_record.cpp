#include "kernel/commands/inquiry_record.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace chorus::kernel {

Record beginning_record(const Key& key, Audience audience, Body body) {
  Record record;
  record.space = k_inquiry_space;
  record.key = key;
  record.type = key.value().substr(0, key.value().find('/'));
  record.rev = 1;
  record.audience = std::move(audience);
  record.body = std::move(body);
  return record;
}

CoreOutcome change_inquiry(const CoreCall& call, const Body& members) {
  const auto found = call.live.space.records.find(k_inquiry_record);
  if (found == call.live.space.records.end()) return core_rejection("not_here");
  CoreChanges result;
  Record inquiry = *found->second;
  auto body = nlohmann::json::parse(inquiry.body.text());
  body.update(nlohmann::json::parse(members.text()));
  inquiry.body = Body(body.dump());
  result.changes.put(call.live.space, std::move(inquiry));
  return result;
}

}  // namespace chorus::kernel

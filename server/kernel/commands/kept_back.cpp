#include "kernel/commands/kept_back.hpp"

#include "kernel/values/ref.hpp"

#include <nlohmann/json.hpp>

namespace chorus::kernel {
namespace {

const Key k_kept_back{"kept-back/list"};

}  // namespace

Record kept_back(const std::vector<std::string>& words) {
  Record record;
  record.key = k_kept_back;
  record.type = "kept-back";
  record.audience = Audience({"facilitators"});
  record.body = Body(nlohmann::json{{"words", words}}.dump());
  return record;
}

CoreOutcome keep_back(const CoreCall& call) {
  const nlohmann::json& args = call.args();
  CoreChanges result;
  result.changes.put(call.live.space, kept_back(args.at("words").get<std::vector<std::string>>()));
  result.changes.undoable = true;
  return result;
}

std::vector<std::string> kept_back_in(const std::map<SpaceId, LiveSpace>& spaces) {
  const RecordPtr list = record_at(spaces, {k_inquiry_space, k_kept_back});
  if (!list) return {};
  return nlohmann::json::parse(list->body.text()).at("words").get<std::vector<std::string>>();
}

}  // namespace chorus::kernel

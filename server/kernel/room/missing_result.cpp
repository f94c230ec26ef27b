#include "kernel/room/missing_result.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace chorus::kernel {

using nlohmann::json;

void note_missing_result(const LiveSpace& live, Instant now, ChangeSet& changes) {
  Record record;
  record.key = k_missing_result_key;
  record.type = "missing-result";
  record.audience = Audience({"facilitators"});
  record.body = Body(json{{"at", now}}.dump());
  changes.put(live.space, std::move(record));
  changes.notices.push_back(missing_result_notice(live));
}

bool is_result_missing(const LiveSpace& live) {
  return live.space.records.contains(k_missing_result_key);
}

Notice missing_result_notice(const LiveSpace& live) {
  const SpaceState& state = live.space.state;
  const json args{{"title", state.title}, {"plugin", state.plugin_id}, {"space", state.id.value()}};
  return {"result_missing", "notice.result_missing", Body(args.dump()), true};
}

}  // namespace chorus::kernel

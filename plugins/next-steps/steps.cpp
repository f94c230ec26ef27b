#include "steps.hpp"

#include <string>
#include <utility>

namespace chorus::next_steps {

Decision add_step(const Call& call, const Json& args) {
  const Json because = args.value("because", Json::array());
  for (const auto& ref : because) {
    if (!call.get(ref.get<std::string>())) return no("not_here");
  }
  Changes changes;
  const auto key = put_new_step(call, {{"what", args.at("what")}}, because, {}, changes);
  return changes.answer(Json{{"key", key}});
}

Decision put_on_wall(const Call&, Thing step, const Json& args) {
  const bool is_shown = args.at("shown");
  return Changes().contribute(step, is_shown ? "room wall facilitators" : "room facilitators");
}

std::string put_new_step(const Call& call, Json answers, const Json& because,
                         const std::string& audience, Changes& changes) {
  std::string key = call.new_key("next-step");
  answers["number"] = sdk::new_number(call, changes);
  answers["status"] = "open";
  changes.contribute(key, "next-step", answers, audience);
  for (const std::string ref : because) {
    changes.link(key, ref, ref.starts_with("agreement/") ? "carried_out_by" : "grounded_in");
  }
  return key;
}

Decision put_step(const Call& call, const Thing& step, Changes changes) {
  const auto known = call.get(step.key);
  return changes.contribute(step, known ? known->audience : std::string());
}

}  // namespace chorus::next_steps

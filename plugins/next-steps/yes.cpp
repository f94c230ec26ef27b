#include "yes.hpp"

#include "calendar.hpp"
#include "step.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <utility>

namespace chorus::next_steps {
namespace {

using nlohmann::json;
using sdk::Call;
using sdk::Changes;
using sdk::Decision;
using sdk::Rejection;

std::optional<Rejection> why_not(const Step& step, bool is_young) {
  if (!step.body.contains("who")) return no("who_first");
  if (step.body.contains("accepted")) return no("has_a_yes");
  if (is_young && !is_a_helper(step.body.value("helpers", ""), step.body)) return no("not_alone");
  return std::nullopt;
}

bool is_young(const Call& call) { return call.role_group() == "young_person"; }

json yes_of(const char* how, const std::string& on, const json& args) {
  json yes{{"how", how}, {"on", on}};
  if (args.value("may_name", false)) yes["may_name"] = true;
  return yes;
}

}  // namespace

Decision accept(const Call& call, const json& args) {
  auto step = step_in(call, args);
  if (!step) return no("not_here");
  if (auto rejection = why_not(*step, is_young(call))) return *rejection;
  const std::string today = call.today();
  const std::string key = call.new_key("yes");
  Changes changes;
  changes.put(key, "yes", json{{"of", step->key}, {"on", today}}.dump());
  step->body["accepted"] = yes_of("tap", today, args);
  step->body["accepted"]["yes"] = key;
  return put_back(*step, std::move(changes));
}

Decision accept_signed(const Call& call, const json& args) {
  auto step = step_in(call, args);
  if (!step) return no("not_here");
  const std::string on = args.at("on");
  if (!sdk::is_day(on)) return no("no_such_day");
  if (auto rejection = why_not(*step, args.at("young").get<bool>())) return *rejection;
  step->body["accepted"] = yes_of("signed", on, args);
  return put_back(*step);
}

Decision take_yes_back(const Call& call, const json& args) {
  auto step = step_in(call, args);
  if (!step) return no("not_here");
  if (!step->body.contains("accepted")) return no("no_yes");
  const std::string yes = step->body["accepted"].value("yes", "");
  if (call.by_participant() && (yes.empty() || !call.is_owner(yes))) return no("not_your_yes");
  Changes changes;
  step->loses_its_yes(changes);
  return put_back(*step, std::move(changes));
}

}  // namespace chorus::next_steps

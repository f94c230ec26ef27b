#include "yes.hpp"

#include "calendar.hpp"
#include "somebody.hpp"
#include "steps.hpp"

#include <optional>
#include <string>
#include <utility>

namespace chorus::next_steps {
namespace {

std::optional<Rejection> why_no_yes(const Json& step, bool is_young) {
  if (!step.contains("who")) return no("who_first");
  if (step.contains("accepted")) return no("has_a_yes");
  if (is_young && !is_a_helper(step.value("helpers", ""), step)) return no("not_alone");
  return std::nullopt;
}

Json yes_of(const char* how, const std::string& on, const Json& args) {
  Json yes{{"how", how}, {"on", on}};
  if (args.value("may_name", false)) yes["may_name"] = true;
  return yes;
}

}  // namespace

Decision accept(const Call& call, Thing step, const Json& args) {
  const bool is_young = call.role_group() == "young_person";
  if (auto rejection = why_no_yes(step.body, is_young)) return *rejection;
  const std::string today = call.today();
  const std::string key = call.new_key("yes");
  step.body["accepted"] = yes_of("tap", today, args);
  step.body["accepted"]["yes"] = key;
  Changes changes;
  changes.put(key, "yes", Json{{"of", step.key}, {"on", today}});
  return put_step(call, step, std::move(changes));
}

Decision accept_signed(const Call& call, Thing step, const Json& args) {
  const std::string on = args.at("on");
  if (!sdk::is_day(on)) return no("no_such_day");
  if (auto rejection = why_no_yes(step.body, args.at("young"))) return *rejection;
  step.body["accepted"] = yes_of("signed", on, args);
  return put_step(call, step);
}

Decision take_yes_back(const Call& call, Thing step, const Json&) {
  if (!step.body.contains("accepted")) return no("no_yes");
  const std::string yes = step.body["accepted"].value("yes", "");
  if (call.by_participant() && (yes.empty() || !call.is_owner(yes))) return no("not_your_yes");
  Changes changes;
  lose_the_yes(step.body, changes);
  return put_step(call, step, std::move(changes));
}

void lose_the_yes(Json& step, Changes& changes) {
  const std::string yes = step.value("accepted", Json::object()).value("yes", "");
  if (!yes.empty()) changes.remove(yes);
  step.erase("accepted");
  step.erase("final_on");
}

bool is_a_helper(const std::string& text, const Json& step) {
  return sdk::names_somebody(text) && !sdk::is_the_same(text, step.value("who", ""));
}

}  // namespace chorus::next_steps

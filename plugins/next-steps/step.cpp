#include "step.hpp"

#include "somebody.hpp"

#include <utility>

namespace chorus::next_steps {

using nlohmann::json;

void Step::loses_its_yes(sdk::Changes& changes) {
  const auto accepted = body.find("accepted");
  if (accepted != body.end() && accepted->contains("yes")) {
    changes.remove(accepted->at("yes").get<std::string>());
  }
  body.erase("accepted");
  body.erase("final_on");
}

bool is_a_helper(const std::string& text, const json& body) {
  return names_somebody(text) && !is_the_same(text, body.value("who", ""));
}

sdk::Rejection no(const std::string& code) { return {code, "next-steps." + code, "{}"}; }

std::optional<Step> step_in(const sdk::Call& call, const json& args) {
  const auto found = call.get(args.at("key").get<std::string>());
  if (!found) return std::nullopt;
  return Step{found->key, json::parse(found->body)};
}

sdk::Changes put_back(const Step& step, sdk::Changes changes) {
  changes.contribute(step.key, "next-step", step.body.dump());
  return changes;
}

}  // namespace chorus::next_steps

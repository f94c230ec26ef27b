#include "asking.hpp"

namespace chorus::agreement_rounds {

std::string state_of(const Thing& proposal) { return proposal.body.value("state", "waiting"); }

Threshold threshold_now(const Call& call) {
  return sdk::body_of<Threshold>(call, k_rules_key).value_or(Threshold());
}

Reached reached_by(const Call& call, const std::string& proposal) {
  const auto outcome = sdk::body_of<Outcome>(call, sdk::key_beside("threshold", proposal));
  return outcome ? reached(*outcome) : Reached::no;
}

bool must_be_asked_again(const Call& call, const Thing& proposal) {
  return state_of(proposal) == "asked" && sdk::is_shown(call, proposal.key) &&
         reached_by(call, proposal.key) == Reached::unknown;
}

}  // namespace chorus::agreement_rounds

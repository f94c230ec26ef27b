#include "asking.hpp"

namespace chorus::agreement_rounds {

using sdk::Call;
using sdk::Changes;
using sdk::Json;
using sdk::Thing;

std::optional<Asking> asking_now(const Call& call) {
  const auto found = sdk::thing(call, k_asking_key);
  if (!found) return std::nullopt;
  return Asking{found->body.at("of"), found->body.at("shown")};
}

void put_asking(Changes& changes, const Asking& asking) {
  changes.put(k_asking_key, "asking", Json{{"of", asking.of}, {"shown", asking.shown}});
}

std::string key_beside(std::string_view kind, const std::string& question) {
  return std::string(kind) + question.substr(question.find('/'));
}

Threshold threshold_now(const Call& call) {
  const auto rules = sdk::thing(call, k_rules_key);
  return rules ? threshold_in(rules->body) : Threshold();
}

std::string state_of(const Thing& proposal) { return proposal.body.value("state", "waiting"); }

void put_state(Changes& changes, const Thing& proposal, const char* state) {
  Json body = proposal.body;
  body["state"] = state;
  changes.contribute(proposal.key, "proposal", body);
}

bool is_shown(const Call& call, const Thing& proposal) {
  const auto asking = asking_now(call);
  const bool asked_now = asking && asking->of == proposal.key && !asking->shown;
  return !asked_now && call.get(key_beside("tally", proposal.key)).has_value();
}

Reached reached_by(const Call& call, const std::string& proposal) {
  const auto outcome = sdk::thing(call, key_beside("threshold", proposal));
  if (!outcome) return Reached::no;
  return reached(outcome->body.at("room") == "met", young_from(outcome->body.value("young", "")));
}

bool must_be_asked_again(const Call& call, const Thing& proposal) {
  return state_of(proposal) == "asked" && is_shown(call, proposal) &&
         reached_by(call, proposal.key) == Reached::unknown;
}

}  // namespace chorus::agreement_rounds

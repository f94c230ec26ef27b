#include "count.hpp"

namespace chorus::agreement_rounds {
namespace {

using sdk::Json;
using sdk::Thing;

Count counted(const std::vector<Thing>& ballots, const std::string& of, bool young_alone) {
  Count count;
  for (const auto& [key, type, ballot] : ballots) {
    if (ballot.at("of") != of || (young_alone && !ballot.contains("young"))) continue;
    if (ballot.contains("pass")) {
      ++count.passes;
    } else {
      ++count.on_step[ballot.at("step")];
    }
  }
  return count;
}

}  // namespace

std::int64_t Count::on(const std::string& step) const {
  const auto found = on_step.find(step);
  return found == on_step.end() ? 0 : found->second;
}

std::int64_t Count::answered() const {
  std::int64_t all = 0;
  for (const auto& [step, people] : on_step) all += people;
  return all;
}

Count count_of_all(const std::vector<Thing>& ballots, const std::string& of) {
  return counted(ballots, of, false);
}

Count count_of_young(const std::vector<Thing>& ballots, const std::string& of) {
  return counted(ballots, of, true);
}

Json tally_body(const Count& count, const std::string& of) {
  Json body{{"of", of}, {"passes", count.passes}};
  for (const auto& step : k_steps) body[step] = count.on(step);
  return body;
}

Count count_in(const Json& tally) {
  Count count{{}, tally.at("passes")};
  for (const auto& step : k_steps) count.on_step[step] = tally.at(step);
  return count;
}

Count sum(const Count& a, const Count& b) {
  Count both = a;
  both.passes += b.passes;
  for (const auto& [step, people] : b.on_step) both.on_step[step] += people;
  return both;
}

}  // namespace chorus::agreement_rounds

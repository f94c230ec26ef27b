#include "count.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <map>

namespace chorus::energy_vote {
namespace {

using nlohmann::json;

struct Totals {
  std::map<std::string, std::int64_t> on_option;
  std::int64_t turnout = 0;
  std::int64_t passes = 0;

  void add_tally(const json& tally) {
    for (const auto& option : tally.at("options")) {
      on_option[option.at("key").get<std::string>()] += option.at("total").get<std::int64_t>();
    }
    turnout += tally.at("turnout").get<std::int64_t>();
    passes += tally.at("passes").get<std::int64_t>();
  }

  void add_ballot(const json& ballot) {
    ++turnout;
    if (ballot.contains("pass")) ++passes;
    const json allocations = ballot.value("allocations", json::object());
    for (const auto& [key, tokens] : allocations.items()) {
      on_option[key] += tokens.get<std::int64_t>();
    }
  }
};

json ties_among(const json& options) {
  std::map<std::int64_t, json, std::greater<>> same;
  for (const auto& option : options) {
    same[option["total"].get<std::int64_t>()].push_back(option["key"]);
  }
  json ties = json::array();
  for (const auto& [total, keys] : same) {
    if (total > 0 && keys.size() > 1) ties.push_back(keys);
  }
  return ties;
}

}  // namespace

json counted(const std::vector<sdk::Record>& options, const std::vector<sdk::Record>& ballots,
             const std::string& earlier) {
  Totals totals;
  if (!earlier.empty()) totals.add_tally(json::parse(earlier));
  for (const auto& ballot : ballots) totals.add_ballot(json::parse(ballot.body));
  json lines = json::array();
  for (const auto& option : options) {
    lines.push_back({{"key", option.key},
                     {"text", json::parse(option.body).at("text")},
                     {"total", totals.on_option[option.key]}});
  }
  const json ties = ties_among(lines);
  return {
      {"options", lines}, {"ties", ties}, {"turnout", totals.turnout}, {"passes", totals.passes}};
}

}  // namespace chorus::energy_vote

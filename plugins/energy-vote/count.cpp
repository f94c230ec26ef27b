#include "count.hpp"

#include "telling.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>

namespace chorus::energy_vote {
namespace {

using nlohmann::json;

struct Totals {
  std::map<std::string, std::int64_t> on_option;
  std::int64_t turnout = 0;
  std::int64_t passes = 0;

  std::int64_t people() const { return turnout - passes; }

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

// In the order of `options`.
Spread spread_of(const std::vector<sdk::Record>& options, Totals totals, std::int64_t max_on_one) {
  Spread spread{{}, totals.people(), max_on_one};
  for (const auto& option : options) spread.on_options.push_back(totals.on_option[option.key]);
  return spread;
}

json lines_of(const std::vector<sdk::Record>& options, const Spread& spread, bool in_numbers) {
  json lines = json::array();
  for (std::size_t at = 0; at < options.size(); ++at) {
    const auto tokens = spread.on_options[at];
    json line{{"key", options[at].key}, {"share", share_of(tokens, spread.in_all())}};
    if (in_numbers) line["total"] = tokens;
    lines.push_back(std::move(line));
  }
  return lines;
}

// Those who placed tokens; who passed is in no group.
std::map<std::string, Totals> totals_by_group(const std::vector<sdk::Record>& ballots) {
  std::map<std::string, Totals> groups;
  for (const auto& record : ballots) {
    const json ballot = json::parse(record.body);
    if (!ballot.contains("pass")) groups[ballot.value("group", "unsaid")].add_ballot(ballot);
  }
  return groups;
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

std::optional<json> counted_by_group(const std::vector<sdk::Record>& options,
                                     const std::vector<sdk::Record>& ballots,
                                     std::int64_t max_on_one) {
  std::vector<std::pair<std::string, Spread>> groups;
  for (const auto& [group, totals] : totals_by_group(ballots)) {
    if (totals.people() < k_fewest_people) return std::nullopt;
    groups.emplace_back(group, spread_of(options, totals, max_on_one));
  }
  if (groups.size() < 2) return std::nullopt;
  const bool in_numbers = std::all_of(
      groups.begin(), groups.end(), [](const auto& group) { return may_be_numbers(group.second); });
  json told = json::array();
  for (const auto& [group, spread] : groups) {
    told.push_back({{"group", group}, {"options", lines_of(options, spread, in_numbers)}});
  }
  return json{{"groups", told}};
}

}  // namespace chorus::energy_vote

#include "count.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <utility>

namespace chorus::energy_vote {
namespace {

using sdk::Json;
using sdk::Thing;

struct Totals {
  std::map<std::string, std::int64_t> on_option;
  std::int64_t turnout = 0;
  std::int64_t passes = 0;

  std::int64_t people() const { return turnout - passes; }

  void add_tally(const Json& tally) {
    for (const auto& option : tally.at("options")) {
      on_option[option.at("key")] += sdk::number_in(option, "total");
    }
    turnout += sdk::number_in(tally, "turnout");
    passes += sdk::number_in(tally, "passes");
  }

  void add_ballot(const Json& ballot) {
    ++turnout;
    if (ballot.contains("pass")) ++passes;
    const Json allocations = ballot.value("allocations", Json::object());
    for (const auto& [key, tokens] : allocations.items()) {
      on_option[key] += tokens.get<std::int64_t>();
    }
  }
};

sdk::Shares shares_of(const std::vector<Thing>& options, Totals totals, std::int64_t max_on_one) {
  sdk::Shares shares{{}, totals.people(), max_on_one};
  for (const auto& option : options) shares.counts.push_back(totals.on_option[option.key]);
  return shares;
}

Json lines_of(const std::vector<Thing>& options, const sdk::Shares& shares, bool in_numbers) {
  Json lines = Json::array();
  for (std::size_t at = 0; at < options.size(); ++at) {
    const auto tokens = shares.counts[at];
    Json line{{"key", options[at].key}, {"share", shares.word(tokens)}};
    if (in_numbers) line["total"] = tokens;
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace

Json counted(const std::vector<Thing>& options, const std::vector<Thing>& ballots,
             const std::optional<Thing>& earlier) {
  Totals totals;
  if (earlier) totals.add_tally(earlier->body);
  for (const auto& ballot : ballots) totals.add_ballot(ballot.body);
  Json lines = Json::array();
  for (const auto& option : options) {
    lines.push_back({{"key", option.key},
                     {"text", option.body.at("text")},
                     {"total", totals.on_option[option.key]}});
  }
  return {{"options", lines},
          {"ties", sdk::ties_among(lines)},
          {"turnout", totals.turnout},
          {"passes", totals.passes}};
}

std::optional<Json> counted_by_group(const std::vector<Thing>& options,
                                     const std::vector<Thing>& ballots, std::int64_t max_on_one) {
  std::map<std::string, Totals> by_group;  // who passed is in none
  for (const auto& [key, type, ballot] : ballots) {
    if (!ballot.contains("pass")) by_group[ballot.value("group", "unsaid")].add_ballot(ballot);
  }
  if (by_group.size() < 2) return std::nullopt;
  std::map<std::string, sdk::Shares> groups;
  bool in_numbers = true;
  for (const auto& [group, totals] : by_group) {
    if (totals.people() < sdk::k_fewest_told) return std::nullopt;
    groups[group] = shares_of(options, totals, max_on_one);
    in_numbers = in_numbers && groups[group].may_be_numbers();
  }
  Json told = Json::array();
  for (const auto& [group, shares] : groups) {
    told.push_back({{"group", group}, {"options", lines_of(options, shares, in_numbers)}});
  }
  return Json{{"groups", told}};
}

}  // namespace chorus::energy_vote

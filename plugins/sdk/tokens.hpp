#pragma once

#include "cards.hpp"
#include "shares.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

// Tokens that everybody spreads, unseen, over the same cards. A ballot is {"allocations": {KEY:
// tokens}} or {"pass": true}, with the "group" of who chose; the tally is {"options": [{"key",
// "text", "total"}], "ties": [[KEY]], "turnout", "passes"}.
namespace chorus::sdk {

struct Tokens {
  std::map<std::string, std::int64_t> on_card;
  std::int64_t turnout = 0;
  std::int64_t passes = 0;

  std::int64_t people() const { return turnout - passes; }

  void add_tally(const Json& tally) {
    for (const auto& card : tally.at("options"))
      on_card[card.at("key")] += number_in(card, "total");
    turnout += number_in(tally, "turnout");
    passes += number_in(tally, "passes");
  }

  void add_ballot(const Json& ballot) {
    ++turnout;
    if (ballot.contains("pass")) ++passes;
    const Json allocations = ballot.value("allocations", Json::object());
    for (const auto& [key, tokens] : allocations.items()) {
      on_card[key] += tokens.get<std::int64_t>();
    }
  }

  // On `cards`, in their order.
  Shares shares_on(const std::vector<std::string>& cards, std::int64_t most_on_one) const {
    Shares shares{{}, people(), most_on_one};
    for (const auto& key : cards) {
      const auto found = on_card.find(key);
      shares.counts.push_back(found == on_card.end() ? 0 : found->second);
    }
    return shares;
  }
};

// `cards` in the order they are listed. `earlier`: the tally of a first closing, to which what is
// counted now is added, because the box was emptied then.
inline Json tally_of_tokens(const std::vector<Thing>& cards, const std::vector<Thing>& ballots,
                            const std::optional<Thing>& earlier) {
  Tokens tokens;
  if (earlier) tokens.add_tally(earlier->body);
  for (const auto& ballot : ballots) tokens.add_ballot(ballot.body);
  Json lines = Json::array();
  for (const auto& card : cards) {
    lines.push_back(
        {{"key", card.key}, {"text", card.body.at("text")}, {"total", tokens.on_card[card.key]}});
  }
  return {{"options", lines},
          {"ties", ties_among(lines)},
          {"turnout", tokens.turnout},
          {"passes", tokens.passes}};
}

// How each role group chose: {"groups": [{"group", "options": [{"key", "share", "total"?}]}]}. None
// where one group alone placed tokens, or one of them is fewer than five: the rest would tell of it
// by subtraction. Numbers stand in it only where those of every group may.
inline std::optional<Json> tokens_by_group(const std::vector<Thing>& cards,
                                           const std::vector<Thing>& ballots,
                                           std::int64_t most_on_one) {
  std::map<std::string, Tokens> by_group;  // who passed is in none
  for (const auto& [key, type, ballot] : ballots) {
    if (!ballot.contains("pass")) by_group[ballot.value("group", "unsaid")].add_ballot(ballot);
  }
  if (by_group.size() < 2) return std::nullopt;
  std::vector<std::string> keys;
  keys.reserve(cards.size());
  for (const auto& card : cards) keys.push_back(card.key);
  std::map<std::string, Shares> groups;
  bool in_numbers = true;
  for (const auto& [group, tokens] : by_group) {
    if (tokens.people() < k_fewest_told) return std::nullopt;
    groups[group] = tokens.shares_on(keys, most_on_one);
    in_numbers = in_numbers && groups[group].may_be_numbers();
  }
  Json told = Json::array();
  for (const auto& [group, shares] : groups) {
    Json lines = Json::array();
    for (std::size_t at = 0; at < keys.size(); ++at) {
      Json line{{"key", keys[at]}, {"share", shares.word(shares.counts[at])}};
      if (in_numbers) line["total"] = shares.counts[at];
      lines.push_back(std::move(line));
    }
    told.push_back({{"group", group}, {"options", std::move(lines)}});
  }
  return Json{{"groups", told}};
}

#ifdef CHORUS_ACTIVITY_ID
// Why this may not be placed: on something that is no card, too much on one, or too many in all.
static inline std::optional<Rejection> why_not_placed(const Call& call, const Cards& cards,
                                                      const Json& allocations, std::int64_t tokens,
                                                      std::int64_t most_on_one) {
  std::int64_t spread = 0;
  for (const auto& [key, on_it] : allocations.items()) {
    const auto card = call.get(key);
    if (!card || card->type != cards.type) return no("unknown_" + std::string(cards.type));
    if (on_it > most_on_one) return no("too_many_on_one", {{"max_on_one", most_on_one}});
    spread += on_it.get<std::int64_t>();
  }
  if (spread > tokens) return no("too_many_tokens", {{"tokens", tokens}});
  return std::nullopt;
}

// The most chosen first; what is equal stays as it was listed. Tokens stand as numbers only where
// no number could tell of a few people. Then the ties, said as ties. The catalogue has
// "report_what", "report_of", "report_tie", "tokens" and the words of shares, "share_none" and so
// on.
static inline void tell_tokens(const Json& tally, std::int64_t most_on_one, Report& report) {
  std::vector<Json> lines = tally.at("options");
  std::stable_sort(lines.begin(), lines.end(),
                   [](const Json& a, const Json& b) { return a.at("total") > b.at("total"); });
  Tokens tokens;
  tokens.add_tally(tally);
  std::vector<std::string> keys;
  std::map<std::string, std::string> texts;
  for (const auto& line : lines) {
    keys.push_back(line.at("key"));
    texts[keys.back()] = line.at("text");
  }
  const Shares shares = tokens.shares_on(keys, most_on_one);
  const bool in_numbers = shares.may_be_numbers();
  Json rows = Json::array();
  Json drawn = Json::array();
  for (std::size_t at = 0; at < keys.size(); ++at) {
    const auto on_it = shares.counts[at];
    const auto part = shares.word(on_it);
    rows.push_back({texts[keys[at]], in_numbers && on_it > 0 ? own_words("tokens", {{"n", on_it}})
                                                             : own_words("share_" + part)});
    drawn.push_back(in_numbers ? Json{{"dots", on_it}} : Json{{"part", part}});
  }
  report.table({own_words("report_what"), own_words("report_of")}, std::move(rows),
               std::move(drawn));
  Json ties = Json::array();
  for (const auto& tie : tally.at("ties")) {
    std::string what;
    for (const std::string key : tie) what += (what.empty() ? "" : " · ") + texts[key];
    ties.push_back(own_words("report_tie", {{"what", what}}));
  }
  report.list(std::move(ties));
}
#endif

}  // namespace chorus::sdk

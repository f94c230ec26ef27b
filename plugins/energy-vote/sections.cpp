#include "sections.hpp"

#include "telling.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace chorus::energy_vote {
namespace {

using nlohmann::json;

json words(const std::string& key, json args = json::object()) {
  return {{"words", "energy-vote." + key}, {"args", std::move(args)}};
}

json paragraph(json text) { return {{"t", "paragraph"}, {"text", std::move(text)}}; }

std::int64_t total_of(const json& option) { return option.at("total").get<std::int64_t>(); }

// The most chosen first; what is equal stays as it was listed.
json tally_table(const json& tally, std::int64_t max_on_one) {
  std::vector<json> options = tally.at("options");
  std::stable_sort(options.begin(), options.end(),
                   [](const json& a, const json& b) { return total_of(a) > total_of(b); });
  Spread spread{{},
                tally.at("turnout").get<std::int64_t>() - tally.at("passes").get<std::int64_t>(),
                max_on_one};
  for (const auto& option : options) spread.on_options.push_back(total_of(option));
  const bool in_numbers = may_be_numbers(spread);
  json rows = json::array();
  for (const auto& option : options) {
    const auto tokens = total_of(option);
    const std::string share = share_of(tokens, spread.in_all());
    rows.push_back({option.at("text"), in_numbers && tokens > 0 ? words("tokens", {{"n", tokens}})
                                                                : words("share_" + share)});
  }
  return {{"t", "table"},
          {"columns", {words("report_what"), words("report_of")}},
          {"rows", std::move(rows)}};
}

json ties(const json& tally) {
  std::map<std::string, std::string> texts;
  for (const auto& option : tally.at("options")) texts[option.at("key")] = option.at("text");
  json items = json::array();
  for (const auto& tie : tally.at("ties")) {
    std::string what;
    for (const auto& key : tie) {
      what += (what.empty() ? "" : " · ") + texts[key.get<std::string>()];
    }
    items.push_back(words("report_tie", {{"what", what}}));
  }
  return items;
}

json reasons(const sdk::Call& call) {
  json items = json::array();
  for (const auto& record : call.scan("option/")) {
    const json body = json::parse(record.body);
    if (!body.contains("reason")) continue;
    items.push_back(
        words("report_reason", {{"what", body.at("text")}, {"reason", body["reason"]}}));
  }
  return items;
}

}  // namespace

std::string sections_of(const sdk::Call& call, std::string_view) {
  json blocks = json::array();
  const auto rules = call.get("rules/now");
  const json how = rules ? json::parse(rules->body) : json{{"tokens", 1}, {"max_on_one", 1}};
  if (rules) blocks.push_back(paragraph(words("report_how", {{"n", how.at("tokens")}})));
  if (const auto found = call.get("tally/result")) {
    const json tally = json::parse(found->body);
    blocks.push_back(tally_table(tally, how.at("max_on_one")));
    if (json tied = ties(tally); !tied.empty()) {
      blocks.push_back({{"t", "list"}, {"items", std::move(tied)}});
    }
  } else {
    blocks.push_back(paragraph(words("report_not_yet")));
  }
  if (json said = reasons(call); !said.empty()) {
    blocks.push_back({{"t", "list"}, {"items", std::move(said)}});
  }
  const json section{{"title", words("report_title")}, {"blocks", std::move(blocks)}};
  return json{{"sections", json::array({section})}}.dump();
}

}  // namespace chorus::energy_vote

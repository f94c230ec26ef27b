#include "sections.hpp"

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
json tally_rows(const json& tally, std::int64_t& all) {
  std::vector<json> options = tally.at("options");
  std::stable_sort(options.begin(), options.end(),
                   [](const json& a, const json& b) { return total_of(a) > total_of(b); });
  json rows = json::array();
  for (const auto& option : options) {
    all += total_of(option);
    rows.push_back({{"label", option.at("text")}, {"people", option.at("total")}});
  }
  return rows;
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
  if (const auto rules = call.get("rules/now")) {
    blocks.push_back(
        paragraph(words("report_how", {{"n", json::parse(rules->body).at("tokens")}})));
  }
  if (const auto found = call.get("tally/result")) {
    const json tally = json::parse(found->body);
    std::int64_t all = 0;
    json rows = tally_rows(tally, all);
    blocks.push_back(paragraph(words("report_of")));
    blocks.push_back({{"t", "people"}, {"of", all}, {"rows", std::move(rows)}});
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

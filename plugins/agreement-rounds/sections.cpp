#include "sections.hpp"

#include "count.hpp"
#include "state.hpp"
#include "threshold.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <utility>
#include <vector>

namespace chorus::agreement_rounds {
namespace {

using nlohmann::json;
using sdk::Call;
using sdk::Record;

json words(const std::string& key, const json& args = json::object()) {
  json text{{"words", "agreement-rounds." + key}};
  if (!args.empty()) text["args"] = args;
  return text;
}

json paragraph(const json& text) { return {{"t", "paragraph"}, {"text", text}}; }

json threshold_block(const Call& call) {
  const auto found = call.get(k_rules_key);
  const Threshold threshold = threshold_in(found ? found->body : "{}");
  json items = json::array({words("set_fine", {{"percent", threshold.fine_percent}})});
  items.push_back(threshold.harm_at_most == 0 ? words("set_no_harm")
                                              : words("set_harm", {{"n", threshold.harm_at_most}}));
  if (threshold.young_apart) items.push_back(words("set_young"));
  return {{"t", "list"}, {"items", items}};
}

// Earlier versions of the same proposal, the first first.
json earlier_words(const std::vector<Record>& proposals, const json& proposal) {
  json items = json::array();
  for (const auto& record : proposals) {
    const json other = json::parse(record.body);
    if (other.at("number") == proposal.at("number") &&
        other.at("version") < proposal.at("version")) {
      items.push_back(other.at("words"));
    }
  }
  return items;
}

json result_block(const Record& tally) {
  const Count count = count_in(tally.body);
  json rows = json::array();
  for (const auto& step : k_steps) {
    rows.push_back({{"label", words(step)}, {"people", count.on(step.c_str())}});
  }
  return {{"t", "people"}, {"of", count.answered()}, {"rows", rows}};
}

void add_agreement(const Call& call, const std::string& proposal, json& blocks) {
  for (const auto& record : call.scan("agreement/")) {
    const json agreement = json::parse(record.body);
    if (agreement.at("proposal") != proposal) continue;
    blocks.push_back(paragraph(words("report_agreed", {{"day", agreement.at("review_on")}})));
    blocks.push_back({{"t", "thing"}, {"key", record.key}});
  }
}

void add_outcome(const Call& call, const Record& record, const json& proposal, json& blocks) {
  const std::string state = state_of(proposal);
  if (state == "agreed") {
    add_agreement(call, record.key, blocks);
  } else if (state == "not_agreed") {
    blocks.push_back(paragraph(words("report_not_agreed")));
  } else if (state == "not_now") {
    blocks.push_back(paragraph(words("report_not_now")));
    blocks.push_back(paragraph(proposal.at("not_now_because")));
  } else if (state == "waiting") {
    blocks.push_back(paragraph(words("report_waiting")));
  } else {
    blocks.push_back(paragraph(words("report_open")));
  }
}

json section_of(const Call& call, const std::vector<Record>& proposals, const Record& record,
                bool plainly) {
  const json proposal = json::parse(record.body);
  const bool has_twin = plainly && proposal.contains("easy_read");
  const json& said = proposal.at(has_twin ? "easy_read" : "words");
  json blocks = json::array({paragraph(said)});
  const json earlier = earlier_words(proposals, proposal);
  if (!earlier.empty()) {
    blocks.push_back(paragraph(words("report_earlier")));
    blocks.push_back({{"t", "list"}, {"items", earlier}});
  }
  if (const auto tally = call.get(key_beside("tally", record.key))) {
    blocks.push_back(result_block(*tally));
  }
  add_outcome(call, record, proposal, blocks);
  return {{"title", proposal.at("title")}, {"blocks", blocks}};
}

}  // namespace

std::string sections_of(const Call& call, std::string_view purpose) {
  const auto proposals = proposals_of(call);
  json sections = json::array();
  for (const auto& record : proposals) {
    if (state_of(json::parse(record.body)) == "replaced") continue;
    sections.push_back(section_of(call, proposals, record, purpose == "participants"));
  }
  if (sections.empty()) return json{{"sections", sections}}.dump();
  json all = json::array(
      {{{"title", words("report_set_before")}, {"blocks", json::array({threshold_block(call)})}}});
  for (auto& section : sections) all.push_back(std::move(section));
  return json{{"sections", all}}.dump();
}

}  // namespace chorus::agreement_rounds

#include "telling.hpp"

#include <string>
#include <vector>

namespace chorus::agreement_rounds {
namespace {

using sdk::own_words;

Json threshold_lines(const Threshold& threshold) {
  Json items = Json::array({own_words("set_fine", {{"percent", threshold.fine_percent}})});
  items.push_back(threshold.harm_at_most == 0
                      ? own_words("set_no_harm")
                      : own_words("set_harm", {{"n", threshold.harm_at_most}}));
  if (threshold.young_apart) items.push_back(own_words("set_young"));
  return items;
}

// Earlier versions of the same proposal, the first first.
Json earlier_words(const std::vector<Thing>& proposals, const Json& proposal) {
  Json items = Json::array();
  for (const auto& [key, type, other] : proposals) {
    if (other.at("number") == proposal.at("number") &&
        other.at("version") < proposal.at("version")) {
      items.push_back(other.at("words"));
    }
  }
  return items;
}

void tell_outcome(const Call& call, const Thing& proposal, sdk::Report& report) {
  const std::string state = state_of(proposal);
  if (state == "agreed") {
    for (const auto& agreement : sdk::own_things(call, "agreement")) {
      if (agreement.body.at("proposal") != proposal.key) continue;
      report.paragraph(own_words("report_agreed", {{"day", agreement.body.at("review_on")}}))
          .thing(agreement.key);
    }
  } else if (state == "not_now") {
    report.paragraph(own_words("report_not_now")).paragraph(proposal.body.at("not_now_because"));
  } else if (state == "not_agreed" || state == "waiting") {
    report.paragraph(own_words("report_" + state));
  } else {
    report.paragraph(own_words("report_open"));
  }
}

}  // namespace

void tell(const Call& call, std::string_view purpose, sdk::Report& report) {
  const auto proposals = sdk::by_number(call, "proposal");
  for (const auto& proposal : proposals) {
    if (state_of(proposal) == "replaced") continue;
    if (report.empty()) {
      report.section(own_words("report_set_before")).list(threshold_lines(threshold_now(call)));
    }
    const bool has_twin = purpose == "participants" && proposal.body.contains("easy_read");
    report.section(proposal.body.at("title"))
        .paragraph(proposal.body.at(has_twin ? "easy_read" : "words"));
    if (const Json earlier = earlier_words(proposals, proposal.body); !earlier.empty()) {
      report.paragraph(own_words("report_earlier")).list(earlier);
    }
    if (const auto tally = sdk::thing(call, sdk::key_beside("tally", proposal.key))) {
      sdk::tell_degrees(sdk::heads_of_body(tally->body, k_steps), k_steps, report);
    }
    tell_outcome(call, proposal, report);
  }
}

}  // namespace chorus::agreement_rounds

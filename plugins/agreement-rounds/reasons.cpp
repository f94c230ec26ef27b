#include "reasons.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <utility>

namespace chorus::agreement_rounds {
namespace {

using nlohmann::json;
using sdk::Call;

// More reasons share a record, so that no one can count the people behind them by the records.
constexpr std::size_t k_most_records = 28;

json reason_in(const json& body) {
  return {{"words", body.at("words")}, {"may_read", body.at("may_read")}};
}

json earlier_reasons(const Call& call, const std::string& of, sdk::Changes& changes) {
  json reasons = json::array();
  for (const auto& record : call.scan("reason/")) {
    const json body = json::parse(record.body);
    if (body.at("of") != of) continue;
    reasons.push_back(reason_in(body));
    for (const auto& reason : body.value("also", json::array())) reasons.push_back(reason);
    changes.remove(record.key);
  }
  return reasons;
}

void shuffle(const Call& call, json& reasons) {
  for (std::size_t left = reasons.size(); left > 1; --left) {
    std::swap(reasons[left - 1], reasons[call.random() % left]);
  }
}

}  // namespace

void carry_out_reasons(const Call& call, const std::vector<sdk::Record>& ballots,
                       const std::string& of, sdk::Changes& changes) {
  json reasons = earlier_reasons(call, of, changes);
  for (const auto& record : ballots) {
    const json ballot = json::parse(record.body);
    if (ballot.at("of") != of || !ballot.contains("reason")) continue;
    reasons.push_back({{"words", ballot["reason"]}, {"may_read", ballot.contains("may_read")}});
  }
  shuffle(call, reasons);
  const std::size_t records = std::min(reasons.size(), k_most_records);
  for (std::size_t at = 0; at < records; ++at) {
    json body = reasons[at];
    body["of"] = of;
    for (std::size_t more = at + records; more < reasons.size(); more += records) {
      body["also"].push_back(reasons[more]);
    }
    changes.put(call.new_key("reason"), "reason", body.dump());
  }
}

}  // namespace chorus::agreement_rounds

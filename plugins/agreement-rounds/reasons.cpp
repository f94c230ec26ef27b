#include "reasons.hpp"

#include <algorithm>
#include <cstddef>

namespace chorus::agreement_rounds {
namespace {

using sdk::Call;
using sdk::Json;

// More reasons share a record, so that no one can count the people behind them by the records.
constexpr std::size_t k_most_records = 28;

Json earlier_reasons(const Call& call, const std::string& of, sdk::Changes& changes) {
  Json reasons = Json::array();
  for (const auto& [key, type, body] : sdk::own_things(call, "reason")) {
    if (body.at("of") != of) continue;
    reasons.push_back({{"words", body.at("words")}, {"may_read", body.at("may_read")}});
    for (const auto& reason : body.value("also", Json::array())) reasons.push_back(reason);
    changes.remove(key);
  }
  return reasons;
}

}  // namespace

void carry_out_reasons(const Call& call, const std::vector<sdk::Thing>& ballots,
                       const std::string& of, sdk::Changes& changes) {
  Json reasons = earlier_reasons(call, of, changes);
  for (const auto& [key, type, ballot] : ballots) {
    if (ballot.at("of") != of || !ballot.contains("reason")) continue;
    reasons.push_back({{"words", ballot["reason"]}, {"may_read", ballot.contains("may_read")}});
  }
  sdk::shuffle(call, reasons);
  const std::size_t records = std::min(reasons.size(), k_most_records);
  for (std::size_t at = 0; at < records; ++at) {
    Json body = reasons[at];
    body["of"] = of;
    for (std::size_t more = at + records; more < reasons.size(); more += records) {
      body["also"].push_back(reasons[more]);
    }
    changes.put(call.new_key("reason"), "reason", body);
  }
}

}  // namespace chorus::agreement_rounds

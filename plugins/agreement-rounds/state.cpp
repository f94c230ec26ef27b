#include "state.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace chorus::agreement_rounds {

using nlohmann::json;
using sdk::Call;
using sdk::Changes;
using sdk::Record;

const std::vector<std::string> k_steps{"love", "fine", "unsure", "worried", "harm"};

std::optional<Asking> asking_now(const Call& call) {
  const auto found = call.get(k_asking_key);
  if (!found) return std::nullopt;
  const json body = json::parse(found->body);
  return Asking{body.at("of"), body.at("shown")};
}

void put_asking(Changes& changes, const Asking& asking) {
  changes.put(k_asking_key, "asking", json{{"of", asking.of}, {"shown", asking.shown}}.dump());
}

std::string key_beside(std::string_view kind, const std::string& question) {
  return std::string(kind) + question.substr(question.find('/'));
}

std::vector<Record> proposals_of(const Call& call) {
  auto proposals = call.scan("proposal/");
  const auto place = [](const Record& record) {
    const json body = json::parse(record.body);
    return std::pair(body.at("number").get<int>(), body.at("version").get<int>());
  };
  std::sort(proposals.begin(), proposals.end(),
            [&](const Record& a, const Record& b) { return place(a) < place(b); });
  return proposals;
}

std::string state_of(const json& proposal) { return proposal.value("state", "waiting"); }

void put_state(Changes& changes, const Record& proposal, const char* state) {
  json body = json::parse(proposal.body);
  body["state"] = state;
  changes.contribute(proposal.key, "proposal", body.dump());
}

}  // namespace chorus::agreement_rounds

#pragma once

#include "activity.hpp"
#include "threshold.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>

// What leads do with a proposal: write it, write it anew, say what became of it.
namespace chorus::agreement_rounds {

constexpr int k_most_versions = 3;  // asked once and again twice (activities 16)

sdk::Rejection no(const std::string& code, const std::string& args = "{}");

// What was set before, held against the answers to this proposal; not reached before it is counted.
Reached reached_by(const sdk::Call& call, const std::string& proposal);

// Its young people answered in two parts and nobody can tell what they come to together: it is
// asked again in the same words, which is the only time that is allowed.
bool must_be_asked_again(const sdk::Call& call, const sdk::Record& proposal);

sdk::Decision propose(const sdk::Call& call, const nlohmann::json& args);
sdk::Decision edit_proposal(const sdk::Call& call, const nlohmann::json& args);
sdk::Decision amend(const sdk::Call& call, const nlohmann::json& args);
sdk::Decision agree(const sdk::Call& call, const nlohmann::json& args);
sdk::Decision not_now(const sdk::Call& call, const nlohmann::json& args);

}  // namespace chorus::agreement_rounds

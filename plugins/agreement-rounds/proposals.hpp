#pragma once

#include "activity.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>

// What leads do with a proposal: write it, write it anew, say what became of it.
namespace chorus::agreement_rounds {

constexpr int k_most_versions = 3;  // asked once and again twice (activities 16)

sdk::Rejection no(const std::string& code, const std::string& args = "{}");

sdk::Decision propose(const sdk::Call& call, const nlohmann::json& args);
sdk::Decision edit_proposal(const sdk::Call& call, const nlohmann::json& args);
sdk::Decision amend(const sdk::Call& call, const nlohmann::json& args);
sdk::Decision agree(const sdk::Call& call, const nlohmann::json& args);
sdk::Decision not_now(const sdk::Call& call, const nlohmann::json& args);

}  // namespace chorus::agreement_rounds

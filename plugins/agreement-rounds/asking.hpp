#pragma once

#include "asked.hpp"
#include "threshold.hpp"

#include <string>

// What leads and the room have before them: proposals by their state, the practice question, and
// what was set before, held against what was counted.
namespace chorus::agreement_rounds {

using sdk::Call;
using sdk::Changes;
using sdk::Decision;
using sdk::Json;
using sdk::no;
using sdk::Thing;

constexpr const char* k_rules_key = "rules/now";
constexpr const char* k_practice_key = "practice/question";

std::string state_of(const Thing& proposal);

// The one set for this inquiry; the usual one where none is.
Threshold threshold_now(const Call& call);

// What was set before, held against the answers to this proposal; not reached before it is counted.
Reached reached_by(const Call& call, const std::string& proposal);

// Its young people answered in two parts and nobody can tell what they come to together: it is
// asked again in the same words, which is the only time that is allowed.
bool must_be_asked_again(const Call& call, const Thing& proposal);

}  // namespace chorus::agreement_rounds

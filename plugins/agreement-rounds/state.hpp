#pragma once

#include "activity.hpp"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Where this activity's records lie, and what they say together.
namespace chorus::agreement_rounds {

constexpr const char* k_rules_key = "rules/now";
constexpr const char* k_practice_key = "practice/question";
constexpr const char* k_asking_key = "asking/now";
constexpr const char* k_wish_key = "wish/explain";

// The five steps in their one order, the gladdest first.
extern const std::vector<std::string> k_steps;

struct Asking {
  std::string of;  // a proposal's key, or the practice question's
  bool shown = false;

  bool is_practice() const { return of == k_practice_key; }
};

std::optional<Asking> asking_now(const sdk::Call& call);
void put_asking(sdk::Changes& changes, const Asking& asking);

// What belongs to one question: "tally/<name>", "threshold/<name>".
std::string key_beside(std::string_view kind, const std::string& question);

// In the order of their numbers and versions.
std::vector<sdk::Record> proposals_of(const sdk::Call& call);
std::string state_of(const nlohmann::json& proposal);
void put_state(sdk::Changes& changes, const sdk::Record& proposal, const char* state);

}  // namespace chorus::agreement_rounds

#pragma once

#include "rule_book.hpp"
#include "threshold.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Which question the room has before it, what became of the ones before, and where that lies.
namespace chorus::agreement_rounds {

constexpr const char* k_rules_key = "rules/now";
constexpr const char* k_practice_key = "practice/question";
constexpr const char* k_asking_key = "asking/now";
constexpr const char* k_wish_key = "wish/explain";

struct Asking {
  std::string of;  // a proposal's key, or the practice question's
  bool shown = false;

  bool is_practice() const { return of == k_practice_key; }
};

std::optional<Asking> asking_now(const sdk::Call& call);
void put_asking(sdk::Changes& changes, const Asking& asking);

// What belongs to one question: "tally/<name>", "threshold/<name>".
std::string key_beside(std::string_view kind, const std::string& question);

Threshold threshold_now(const sdk::Call& call);
std::string state_of(const sdk::Thing& proposal);
void put_state(sdk::Changes& changes, const sdk::Thing& proposal, const char* state);

// Its result has been shown to everybody; before, nothing that is done may depend on it.
bool is_shown(const sdk::Call& call, const sdk::Thing& proposal);

// What was set before, held against the answers to this proposal; not reached before it is counted.
Reached reached_by(const sdk::Call& call, const std::string& proposal);

// Its young people answered in two parts and nobody can tell what they come to together: it is
// asked again in the same words, which is the only time that is allowed.
bool must_be_asked_again(const sdk::Call& call, const sdk::Thing& proposal);

}  // namespace chorus::agreement_rounds

#pragma once

#include "count.hpp"

#include <cstdint>
#include <optional>
#include <string>

// What was set before anything was asked, and what a count makes of it. Pure.
namespace chorus::agreement_rounds {

struct Threshold {
  std::int64_t harm_at_most = 0;
  std::int64_t fine_percent = 75;
  bool young_apart = true;
  bool practice = false;
};

// Fewer than these are never tested apart: the outcome would tell of one of them (activities 16).
constexpr std::int64_t k_fewest_apart = 5;

Threshold threshold_in(const std::string& body);  // of rules/now, or a setting; else the usual
std::string rules_body(const Threshold& threshold);

// Nobody's answer meets nothing.
bool is_met(const Threshold& threshold, const Count& count);

// The test among young people: empty where it is not asked for, or too few answered.
std::optional<bool> young_test(const Threshold& threshold, const Count& young);

// One answer to two closings of the same question. The numbers of the first are gone, so this keeps
// to what is sure: a no among young people stays a no, and two parts of which one was too small are
// not known together. `late` empty: nobody of them answered late.
std::optional<bool> young_test_after(const std::optional<bool>& earlier, const Count& late,
                                     const Threshold& threshold);

// What may be told of it to the leads. That young people's answers meet what the whole room's do
// not would point at the others, where these are fewer than five or their number is not known
// (domain C10).
std::optional<bool> fit_to_tell(const std::optional<bool>& young, bool room_is_met,
                                const std::optional<std::int64_t>& others);

}  // namespace chorus::agreement_rounds

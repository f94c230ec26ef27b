#pragma once

#include "count.hpp"
#include "shares.hpp"

#include <cstdint>
#include <optional>
#include <string>

// What was set before anything was asked, and what a count makes of it. Pure.
namespace chorus::agreement_rounds {

struct Threshold {
  std::int64_t harm_at_most = 0;
  std::int64_t fine_percent = 75;
  bool young_apart = true;
};

// Fewer than these are never tested apart: the outcome would tell of one of them.
constexpr std::int64_t k_fewest_apart = sdk::k_fewest_told;

Threshold threshold_in(const sdk::Json& body);  // of rules/now

// Nobody's answer meets nothing.
bool is_met(const Threshold& threshold, const Count& count);

// What the test among young people came to.
enum class Young {
  untested,  // not asked for, or too few answered: nothing of it is kept
  met,
  not_met,
  unknown  // they answered in two parts, and nobody can tell what both come to together
};

// How it stands in a record; nothing for `untested`.
std::string to_text(Young young);
Young young_from(const std::string& text);

Young young_test(const Threshold& threshold, const Count& young);

// A first closing of the same question: its numbers of young people are gone.
struct Earlier {
  Young young = Young::untested;
  Count room;  // everybody's answers of that closing
};

// One outcome of two closings, which says what is sure and no more: a no among young people stays a
// no; met is only what is met whoever of the earlier room was young. `late`: young people's answers
// of this closing; `room`: everybody's of both. Of fewer than five late ones the steps are not
// looked at: the outcome would tell of one of them. Where the room does not meet it, the outcome is
// for fit_to_tell alone, which keeps back what nobody can tell.
Young young_test_after(const Earlier& earlier, const Count& late, const Count& room,
                       const Threshold& threshold);

// What may be told of it to the leads. That young people's answers meet what the whole room's do
// not would point at the others, where these are fewer than five or their number is not known; and
// where the room did not meet it, what nobody can tell changes nothing.
Young fit_to_tell(Young young, bool room_is_met, const std::optional<std::int64_t>& others);

// Both tests: what was set before is reached, is not, or nobody can tell.
enum class Reached { yes, no, unknown };
Reached reached(bool room_is_met, Young young);

}  // namespace chorus::agreement_rounds

#pragma once

#include "head_count.hpp"
#include "shares.hpp"

#include <cstdint>
#include <optional>
#include <string>

// What was set before anything was asked, and what a count makes of it. Pure.
namespace chorus::agreement_rounds {

using sdk::HeadCount;

// The five steps in their one order, the gladdest first.
inline const sdk::Steps k_steps{"love", "fine", "unsure", "worried", "harm"};

struct Threshold {
  std::int64_t harm_at_most = 0;
  std::int64_t fine_percent = 75;
  bool young_apart = true;
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Threshold, harm_at_most, fine_percent, young_apart)

// Nobody's answer meets nothing.
bool is_met(const Threshold& threshold, const HeadCount& count);

// What the test among young people came to.
enum class Young {
  untested,  // not asked for, or too few answered: nothing of it is kept
  met,
  not_met,
  unknown  // they answered in two parts, and nobody can tell what both come to together
};

// What is kept of both tests. `room`: it is met.
struct Outcome {
  bool room = false;
  Young young = Young::untested;
};
void to_json(sdk::Json& body, const Outcome& outcome);
void from_json(const sdk::Json& body, Outcome& outcome);

// What was set before is reached, is not, or nobody can tell.
enum class Reached { yes, no, unknown };
Reached reached(const Outcome& outcome);

// One closing of a question.
struct Closing {
  HeadCount room;   // everybody's answers
  HeadCount young;  // young people's among them
};

// What may be kept of a first closing. Fewer than five young people are not tested apart, for the
// outcome would tell of one of them; nor is it told that theirs meet what the room's do not where
// that would point at fewer than five others.
Outcome outcome_of(const Threshold& threshold, const Closing& closing);

// What may be kept of a second closing of the same question, whose first one's numbers of young
// people are gone: what is sure and no more. A no among young people stays a no; met is only what
// is met whoever of the earlier room was young. Of fewer than five late ones the steps are not
// looked at: the outcome would tell of one of them.
Outcome outcome_after(const Threshold& threshold, const Outcome& before,
                      const HeadCount& room_before, const Closing& late);

}  // namespace chorus::agreement_rounds

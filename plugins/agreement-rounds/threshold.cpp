#include "threshold.hpp"

#include <algorithm>

namespace chorus::agreement_rounds {
namespace {

constexpr std::int64_t k_fewest = sdk::k_fewest_told;

std::int64_t fine(const HeadCount& count) { return count.on("love") + count.on("fine"); }

Young young_test(const Threshold& threshold, const HeadCount& young) {
  if (!threshold.young_apart || young.answered() < k_fewest) return Young::untested;
  return is_met(threshold, young) ? Young::met : Young::not_met;
}

// Five people of a room that meets it could be found who do not. Such a room has no more harm than
// may be, and where it is fewer than five, five meet it too. Of a room that does not meet it
// nothing is told of this (fit_to_tell).
bool some_five_fall_short(const Threshold& threshold, const HeadCount& room) {
  HeadCount five;
  five.on_step["unsure"] = std::min(room.answered() - fine(room), k_fewest);
  five.on_step["fine"] = k_fewest - five.on("unsure");
  return !is_met(threshold, five);
}

// Everybody of the earlier room who weighs against it, taken for young.
bool met_at_worst(const Threshold& threshold, const HeadCount& room_before, HeadCount young) {
  for (const char* step : {"unsure", "worried", "harm"}) {
    young.on_step[step] += room_before.on(step);
  }
  return is_met(threshold, young);
}

// Where young people of both closings met it, two shares that are enough are enough together, and a
// room that meets it has no more harm than may be.
Young young_after(const Threshold& threshold, Young before, const HeadCount& room_before,
                  const Closing& late, const HeadCount& room) {
  if (!threshold.young_apart || late.young.answered() == 0) return before;
  const Young now = young_test(threshold, late.young);
  if (before == Young::not_met || now == Young::not_met) return Young::not_met;
  if (now == Young::untested) {
    return some_five_fall_short(threshold, room) ? Young::unknown : before;
  }
  const bool is_sure = before == Young::met || met_at_worst(threshold, room_before, late.young);
  return is_sure ? Young::met : Young::unknown;
}

// That young people's answers meet what the whole room's do not would point at the others, where
// these are fewer than five or their number is not known; and where the room did not meet it, what
// nobody can tell changes nothing.
Outcome fit_to_tell(bool room, Young young, const std::optional<std::int64_t>& others) {
  const bool many_others = others && *others >= k_fewest;
  const bool may_be_told = room || young == Young::not_met || (young == Young::met && many_others);
  return {room, may_be_told ? young : Young::untested};
}

}  // namespace

NLOHMANN_JSON_SERIALIZE_ENUM(Young, {{Young::untested, ""},
                                     {Young::met, "met"},
                                     {Young::not_met, "not_met"},
                                     {Young::unknown, "unknown"}})

void to_json(sdk::Json& body, const Outcome& outcome) {
  body = {{"room", outcome.room ? "met" : "not_met"}};
  if (outcome.young != Young::untested) body["young"] = outcome.young;
}

void from_json(const sdk::Json& body, Outcome& outcome) {
  outcome = {body.at("room") == "met", body.value("young", Young::untested)};
}

bool is_met(const Threshold& threshold, const HeadCount& count) {
  const auto answered = count.answered();
  return answered > 0 && count.on("harm") <= threshold.harm_at_most &&
         fine(count) * 100 >= threshold.fine_percent * answered;
}

Reached reached(const Outcome& outcome) {
  if (!outcome.room || outcome.young == Young::not_met) return Reached::no;
  return outcome.young == Young::unknown ? Reached::unknown : Reached::yes;
}

Outcome outcome_of(const Threshold& threshold, const Closing& closing) {
  const auto& [room, young] = closing;
  return fit_to_tell(is_met(threshold, room), young_test(threshold, young),
                     room.answered() - young.answered());
}

Outcome outcome_after(const Threshold& threshold, const Outcome& before,
                      const HeadCount& room_before, const Closing& late) {
  HeadCount room = room_before;
  room.add(late.room);
  const Young young = young_after(threshold, before.young, room_before, late, room);
  return fit_to_tell(is_met(threshold, room), young, std::nullopt);
}

}  // namespace chorus::agreement_rounds

#include "threshold.hpp"

#include <algorithm>

namespace chorus::agreement_rounds {
namespace {

using sdk::Json;

std::int64_t not_fine(const Count& count) {
  return count.answered() - count.on("love") - count.on("fine");
}

// Five people of a room that meets it could be found who do not. Such a room has no more harm than
// may be, and where it is fewer than five, five meet it too. Of a room that does not meet it
// nothing is told of this (fit_to_tell).
bool some_five_fall_short(const Threshold& threshold, const Count& room) {
  Count five;
  five.on_step["unsure"] = std::min(not_fine(room), k_fewest_apart);
  five.on_step["fine"] = k_fewest_apart - five.on("unsure");
  return !is_met(threshold, five);
}

// The late ones met it. So do all young people together, whoever among the earlier room was young:
// where the young ones there met it too, two shares that are enough are enough together, and a room
// that meets it has no more harm than may be; else everybody there who weighs against it may have
// been one of them.
bool met_whoever_was_young(const Earlier& earlier, const Count& late, const Threshold& threshold) {
  if (earlier.young == Young::met) return true;
  Count worst = late;
  for (const char* step : {"unsure", "worried", "harm"}) {
    worst.on_step[step] += earlier.room.on(step);
  }
  return is_met(threshold, worst);
}

}  // namespace

Threshold threshold_in(const Json& body) {
  return {sdk::number_in(body, "harm_at_most"), sdk::number_in(body, "fine_percent"),
          body.at("young_apart")};
}

bool is_met(const Threshold& threshold, const Count& count) {
  const auto answered = count.answered();
  const auto fine = count.on("love") + count.on("fine");
  return answered > 0 && count.on("harm") <= threshold.harm_at_most &&
         fine * 100 >= threshold.fine_percent * answered;
}

std::string to_text(Young young) {
  switch (young) {
    case Young::untested: return "";
    case Young::met: return "met";
    case Young::not_met: return "not_met";
    case Young::unknown: return "unknown";
  }
  return "";
}

Young young_from(const std::string& text) {
  for (const Young young : {Young::met, Young::not_met, Young::unknown}) {
    if (to_text(young) == text) return young;
  }
  return Young::untested;
}

Young young_test(const Threshold& threshold, const Count& young) {
  if (!threshold.young_apart || young.answered() < k_fewest_apart) return Young::untested;
  return is_met(threshold, young) ? Young::met : Young::not_met;
}

Young young_test_after(const Earlier& earlier, const Count& late, const Count& room,
                       const Threshold& threshold) {
  if (!threshold.young_apart || late.answered() == 0) return earlier.young;
  const Young now = young_test(threshold, late);
  if (earlier.young == Young::not_met || now == Young::not_met) return Young::not_met;
  if (now == Young::untested) {
    return some_five_fall_short(threshold, room) ? Young::unknown : earlier.young;
  }
  return met_whoever_was_young(earlier, late, threshold) ? Young::met : Young::unknown;
}

Young fit_to_tell(Young young, bool room_is_met, const std::optional<std::int64_t>& others) {
  if (room_is_met || young == Young::not_met) return young;
  const bool many_others = others && *others >= k_fewest_apart;
  return young == Young::met && many_others ? young : Young::untested;
}

Reached reached(bool room_is_met, Young young) {
  if (!room_is_met || young == Young::not_met) return Reached::no;
  return young == Young::unknown ? Reached::unknown : Reached::yes;
}

}  // namespace chorus::agreement_rounds

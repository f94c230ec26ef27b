#pragma once

#include "report/report.hpp"
#include "report/words.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace chorus::report {

// What programs call the columns of a reply; its files keep these names where nobody reads them.
inline constexpr std::array<std::string_view, 13> k_reply_columns{
    "ref",        "what",           "accept", "decision", "reason",   "decided_by",
    "decided_on", "effective_from", "status", "due",      "evidence", "impact",
    "told"};

// In a board's own words, as they are in its minutes.
inline constexpr std::array<std::string_view, 11> k_decisions{
    "approved",    "agreed",      "agreed_in_part", "in_principle", "endorsed",  "delegated_to",
    "referred_to", "deferred_to", "noted",          "received",     "not_agreed"};

// What may stand in a column, in words; empty: whatever a board writes.
std::vector<std::string> choices_of(std::string_view column, const Words& words);

// What a column is called for people, and how wide it is, in letters.
std::string title_of(std::string_view column, const Words& words);
int width_of(std::string_view column);

// Text by which the console knows that a file is a reply, and to which inquiry
// (client/src/console/reply).
std::string reply_mark(const Report& report);

}  // namespace chorus::report

#pragma once

#include "report/report.hpp"
#include "report/words.hpp"

#include <array>
#include <string>
#include <string_view>

namespace chorus::report {

// What a board fills in and sends back: a workbook with a row a step. The first row, hidden, holds
// what each column is called by programs (k_reply_columns), and behind the last column which
// inquiry it is of, so that the console knows it again however the rest was moved about
// (client/src/console/reply). What is filled in already is the step's number and its words; the
// board has lists to choose a decision and a state from.
std::string to_reply_sheet(const Report& report, const Words& words);

inline constexpr std::array<std::string_view, 13> k_reply_columns{
    "ref",        "what",           "accept", "decision", "reason",   "decided_by",
    "decided_on", "effective_from", "status", "due",      "evidence", "impact",
    "told"};

// In a board's own words, as they are in its minutes.
inline constexpr std::array<std::string_view, 11> k_decisions{
    "approved",    "agreed",      "agreed_in_part", "in_principle", "endorsed",  "delegated_to",
    "referred_to", "deferred_to", "noted",          "received",     "not_agreed"};

}  // namespace chorus::report

#pragma once

#include "report/report.hpp"
#include "report/words.hpp"

#include <string>

namespace chorus::report {

// What a board fills in and sends back: a workbook with a row a step. The first row, hidden, holds
// what each column is called by programs (reply_columns.hpp), and behind the last column which
// inquiry it is of, so that the console knows it again however the rest was moved about
// (client/src/console/reply). What is filled in already is the step's number and its words; the
// board has lists to choose a decision and a state from.
std::string to_reply_sheet(const Report& report, const Words& words);

}  // namespace chorus::report

#pragma once

#include "report/report.hpp"
#include "report/words.hpp"

#include <string>
#include <vector>

namespace chorus::report {

// The next steps as the action table of a strategy or a plan: a row a step, so that an officer has
// nothing to retype. What nobody in the room can know (who is accountable) is a named blank.
struct PlanTable {
  struct Cell {
    std::string text;
    bool is_day = false;  // then "2026-11-24"
  };
  struct Column {
    std::string title;
    int width = 0;  // in letters
  };
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;  // every one as long as `columns`
  std::vector<std::string> means;       // what colours mean here; empty: nobody says
};

// Number, outcome, action, lead, accountable, start, due, measure of success, what we heard,
// evidence and impact, a column for each month in which a step is looked at again, progress. Words
// of another group have a first column that says whose they are.
PlanTable plan_table(const Report& report, const Words& words);

}  // namespace chorus::report

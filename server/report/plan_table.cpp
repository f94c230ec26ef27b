#include "report/plan_table.hpp"

#include "report/day.hpp"
#include "report/list_text.hpp"
#include "report/step_text.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace chorus::report {
namespace {

using Cell = PlanTable::Cell;

constexpr int k_number = 6;
constexpr int k_short = 12;
constexpr int k_some = 20;
constexpr int k_long = 32;

// "2027-07" of each day on which a step is looked at again.
std::set<std::string> review_months(const Report& report) {
  std::set<std::string> months;
  for (const auto& step : report.next_steps) {
    if (step.review_on) months.insert(month_of(*step.review_on));
  }
  return months;
}

// What it carries out: an agreement in the room's own words.
std::string outcome_of(const Step& step) {
  const auto agreed = std::find_if(step.because.begin(), step.because.end(), [](const auto& one) {
    return one.kind == "agreement" && !one.in_confidence;
  });
  return agreed == step.because.end() ? std::string() : agreed->words;
}

std::string action_of(const Step& step, const Words& words) {
  if (!step.first_step) return step.what;
  return step.what + "\n" + words.text("step.first_step") + ": " + *step.first_step;
}

std::string lead_of(const Step& step, const Words& words) {
  if (!step.who) return words.text("needs_an_owner");
  return step.accepted ? *step.who : *step.who + "\n" + words.text("not_accepted");
}

std::string evidence_of(const Step& step) {
  std::vector<std::string> lines;
  for (const auto& update : step.updates) {
    if (update.evidence) lines.push_back(*update.evidence);
  }
  return joined(lines, "\n");
}

// As it stood when it was last told of in that month; empty, for the officer, until it was.
std::string status_in(const std::string& month, const Step& step, const Words& words) {
  std::string status;
  for (const auto& update : step.updates) {
    if (update.status && month_of(update.on) == month) status = rated_status(*update.status, words);
  }
  return status;
}

std::string progress_of(const Step& step, const Words& words) {
  std::vector<std::string> lines{rated_status(step.status, words)};
  for (const auto& update : step.updates) lines.push_back(text_of(update, words));
  return joined(lines, "\n");
}

Cell day(const std::optional<std::string>& value) {
  return {value.value_or(""), value.has_value()};
}

}  // namespace

PlanTable plan_table(const Report& report, const Words& words) {
  const auto months = review_months(report);
  const auto column = [&words](const std::string& name, int width) {
    return PlanTable::Column{words.text("plan." + name), width};
  };
  PlanTable table;
  for (const std::string colour : {"red", "amber", "green"}) {
    if (words.has("means." + colour)) table.means.push_back(words.text("means." + colour));
  }
  table.columns = {column("ref", k_number),        column("outcome", k_some),
                   column("action", k_long),       column("lead", k_some),
                   column("accountable", k_short), column("start", k_short),
                   column("due", k_short),         column("measure", k_some),
                   column("heard", k_long),        column("evidence", k_some)};
  for (const auto& month : months) {
    table.columns.push_back(
        {words.text("plan.review", {{"month", month_in_words(month, words)}}), k_short});
  }
  table.columns.push_back(column("progress", k_long));
  const bool is_given_to_others = !report.material_of.empty();
  if (is_given_to_others) table.columns.insert(table.columns.begin(), column("whose", k_some));
  for (const auto& step : report.next_steps) {
    std::vector<Cell> row{{step.id},
                          {outcome_of(step)},
                          {action_of(step, words)},
                          {lead_of(step, words)},
                          {words.text("plan.to_say")},
                          day(step.final_on),
                          day(step.by_when),
                          {step.how_we_know.value_or("")},
                          {thread_text(step, words)},
                          {evidence_of(step)}};
    for (const auto& month : months) row.push_back({status_in(month, step, words)});
    row.push_back({progress_of(step, words)});
    if (is_given_to_others) row.insert(row.begin(), {report.material_of});
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace chorus::report

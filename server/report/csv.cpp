#include "report/csv.hpp"

#include "report/step_text.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace chorus::report {
namespace {

constexpr std::string_view k_byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view k_line_end = "\r\n";
// The last four are the full-width twins, which some spreadsheets take for the same.
constexpr std::array<std::string_view, 11> k_formula_starts{
    "=",           "+", "-", "@", "\t", "\r", "\n", "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D",
    "\xEF\xBC\xA0"};
constexpr std::array<std::string_view, 21> k_columns{
    "number", "what",        "first_step", "who",       "accepted", "by_when", "helpers",
    "needs",  "how_we_know", "board",      "board_on",  "hear_how", "hear_by", "review_on",
    "moved",  "status",      "updates",    "easy_read", "final_on", "voices",  "because"};

// Blanks before it do not make a formula safe.
bool may_be_formula(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  return std::any_of(k_formula_starts.begin(), k_formula_starts.end(),
                     [&](std::string_view start) { return text.starts_with(start); });
}

std::string joined(const std::vector<std::string>& texts, std::string_view between) {
  std::string result;
  for (const auto& text : texts) {
    if (!result.empty()) result += between;
    result += text;
  }
  return result;
}

std::string thread_of(const Step& step, const Words& words) {
  std::vector<std::string> lines;
  if (step.no_thread_because) lines.push_back(*step.no_thread_because);
  if (step.thread_missing) lines.push_back(words.text("thread_missing"));
  for (const auto& one : step.because) {
    const std::string text = one.in_confidence ? words.text("in_confidence") : one.words;
    lines.push_back(one.id.empty() ? text : one.id + ": " + text);
  }
  return joined(lines, "\n");
}

template <class Items>
std::string lines_of(const Items& items, const Words& words) {
  std::vector<std::string> lines;
  lines.reserve(items.size());
  for (const auto& item : items) lines.push_back(text_of(item, words));
  return joined(lines, "\n");
}

std::vector<std::string> cells_of(const Step& step, const Words& words) {
  const auto text = [](const std::optional<std::string>& value) { return value.value_or(""); };
  return {step.id,
          step.what,
          text(step.first_step),
          step.who.value_or(words.text("needs_an_owner")),
          words.text(step.accepted ? "yes" : "no"),
          text(step.by_when),
          text(step.helpers),
          text(step.needs),
          text(step.how_we_know),
          text(step.board),
          text(step.board_on),
          text(step.hear_how),
          text(step.hear_by),
          text(step.review_on),
          lines_of(step.moved, words),
          words.text("status." + step.status),
          lines_of(step.updates, words),
          text(step.easy_read),
          text(step.final_on),
          joined(step.voices, ", "),
          thread_of(step, words)};
}

std::string row_of(const std::vector<std::string>& cells) {
  std::vector<std::string> written;
  written.reserve(cells.size());
  for (const auto& cell : cells) written.push_back(csv_cell(cell));
  return joined(written, ",") + std::string(k_line_end);
}

}  // namespace

std::string csv_cell(const std::string& text) {
  std::string safe = may_be_formula(text) ? "'" + text : text;
  if (safe.find_first_of(",;\"\r\n\t'") == std::string::npos) return safe;
  std::string quoted = "\"";
  for (const char c : safe) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + "\"";
}

std::string to_csv(const Report& report, const Words& words) {
  std::vector<std::string> heads;
  heads.reserve(k_columns.size());
  for (const auto column : k_columns) heads.push_back(words.text("step." + std::string(column)));
  std::string csv(k_byte_order_mark);
  csv += row_of(heads);
  for (const auto& step : report.next_steps) csv += row_of(cells_of(step, words));
  return csv;
}

}  // namespace chorus::report

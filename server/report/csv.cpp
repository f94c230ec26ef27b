#include "report/csv.hpp"

#include "kernel/values/unicode.hpp"
#include "report/day.hpp"
#include "report/list_text.hpp"
#include "report/step_text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace chorus::report {
namespace {

namespace unicode = kernel::unicode;

constexpr std::string_view k_byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view k_line_end = "\r\n";
constexpr std::u32string_view k_formula_starts = U"=+-@";
constexpr char32_t k_minus = 0x2212;
constexpr std::string_view k_signs_in_numbers = " .,/:-()%eE";
constexpr std::size_t k_exact_digits = 15;  // of a number in a spreadsheet
constexpr std::array<std::string_view, 21> k_columns{
    "number", "what",        "first_step", "who",       "accepted", "by_when", "helpers",
    "needs",  "how_we_know", "board",      "board_on",  "hear_how", "hear_by", "review_on",
    "moved",  "status",      "updates",    "easy_read", "final_on", "voices",  "because"};

// A tab or a return is taken for a formula's beginning of its own by some; nothing else before it
// that cannot be seen makes a formula safe.
bool may_be_formula(const std::u32string& text) {
  for (const char32_t c : text) {
    if (c == U'\t' || c == U'\r' || c == U'\n') return true;
    const auto kind = unicode::kind_of(c);
    const bool is_unseen =
        kind == unicode::Kind::blank || kind == unicode::Kind::control || unicode::is_ignorable(c);
    if (is_unseen) continue;
    // Full-width and small twins are taken for the same.
    const auto plain = unicode::folded({&c, 1}, unicode::Marks::kept);
    return c == k_minus ||
           (!plain.empty() && k_formula_starts.find(plain[0]) != std::u32string_view::npos);
  }
  return false;
}

// What a spreadsheet would write otherwise: a telephone number, a long number, "1/2", "10:30". A
// short whole number and a day as records hold it mean what a spreadsheet makes of them.
bool is_rewritten(std::string_view text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto digits = std::count_if(text.begin(), text.end(), is_digit);
  const bool is_numeric = std::all_of(text.begin(), text.end(), [&](char c) {
    return is_digit(c) || k_signs_in_numbers.find(c) != std::string_view::npos;
  });
  if (digits == 0 || !is_numeric || is_day(text)) return false;
  const bool is_whole = static_cast<std::size_t>(digits) == text.size();
  const bool keeps_its_digits = text.size() <= k_exact_digits && (text == "0" || text[0] != '0');
  return !(is_whole && keeps_its_digits);
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
std::string events_of(const Items& items, const Words& words) {
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
          events_of(step.moved, words),
          rated_status(step.status, words),
          events_of(step.updates, words),
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
  const bool is_guarded = may_be_formula(unicode::code_points(text)) || is_rewritten(text);
  std::string safe = is_guarded ? "'" + text : text;
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
  // Of another group's words, a column before all others says whose they are.
  const bool is_given_to_others = !report.material_of.empty();
  if (is_given_to_others) heads.push_back(words.text("plan.whose"));
  for (const auto column : k_columns) heads.push_back(words.text("step." + std::string(column)));
  std::string csv(k_byte_order_mark);
  csv += row_of(heads);
  for (const auto& step : report.next_steps) {
    auto cells = cells_of(step, words);
    if (is_given_to_others) cells.insert(cells.begin(), report.material_of);
    csv += row_of(cells);
  }
  return csv;
}

}  // namespace chorus::report

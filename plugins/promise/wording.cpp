#include "wording.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <chrono>

namespace chorus::promise {
namespace {

using nlohmann::json;

// The inquiry's clock is UTC and its people may live up to twelve hours behind it: while it is
// still today for somebody, today is not over.
constexpr std::int64_t k_day_slack_ms = k_day_ms / 2;

bool is_blank(const json& text) {
  const auto& value = text.get_ref<const std::string&>();
  return std::all_of(value.begin(), value.end(),
                     [](char c) { return c == ' ' || c == '\n' || c == '\t'; });
}

bool says_something(const json& lines) {
  return std::any_of(lines.begin(), lines.end(), [](const json& line) { return !is_blank(line); });
}

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 0) return std::nullopt;
  return value;
}

}  // namespace

std::optional<std::int64_t> day_of(std::string_view date) {
  if (date.size() != 10 || date[4] != '-' || date[7] != '-') return std::nullopt;
  const auto year = number(date.substr(0, 4));
  const auto month = number(date.substr(5, 2));
  const auto day = number(date.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day calendar{std::chrono::year(*year),
                                             std::chrono::month(static_cast<unsigned>(*month)),
                                             std::chrono::day(static_cast<unsigned>(*day))};
  if (!calendar.ok()) return std::nullopt;
  return std::chrono::sys_days(calendar).time_since_epoch().count();
}

std::optional<Lack> lack_of(const json& wording, std::int64_t now_ms) {
  if (is_blank(wording.at("why"))) return Lack{"why_missing", {}};
  if (!says_something(wording.at("can_change"))) return Lack{"can_change_missing", {}};
  if (!says_something(wording.at("cannot_change"))) return Lack{"cannot_change_missing", {}};
  if (!says_something(wording.at("deciders"))) return Lack{"deciders_missing", {}};
  const json& report_backs = wording.at("report_backs");
  if (report_backs.empty()) return Lack{"report_back_missing", {}};
  for (const auto& report_back : report_backs) {
    const auto date = report_back.at("date").get<std::string>();
    const auto day = day_of(date);
    if (!day) return Lack{"no_such_date", date};
    if ((*day + 1) * k_day_ms + k_day_slack_ms <= now_ms) return Lack{"date_passed", date};
  }
  if (is_blank(wording.value("easy_read", json("")))) return Lack{"easy_read_missing", {}};
  return std::nullopt;
}

bool has_reviewer(const json& with) {
  return std::any_of(with.begin(), with.end(), [](const json& who) {
    return who == "young_person" || who == "parent_carer";
  });
}

}  // namespace chorus::promise

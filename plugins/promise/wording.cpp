#include "wording.hpp"

#include "calendar.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace chorus::promise {
namespace {

using nlohmann::json;

bool is_blank(const json& text) {
  const auto& value = text.get_ref<const std::string&>();
  return std::all_of(value.begin(), value.end(),
                     [](char c) { return c == ' ' || c == '\n' || c == '\t'; });
}

bool says_something(const json& lines) {
  return std::any_of(lines.begin(), lines.end(), [](const json& line) { return !is_blank(line); });
}

}  // namespace

std::optional<Lack> lack_of(const json& wording, const std::string& today) {
  if (is_blank(wording.at("why"))) return Lack{"why_missing", {}};
  if (!says_something(wording.at("can_change"))) return Lack{"can_change_missing", {}};
  if (!says_something(wording.at("cannot_change"))) return Lack{"cannot_change_missing", {}};
  if (!says_something(wording.at("deciders"))) return Lack{"deciders_missing", {}};
  const json& report_backs = wording.at("report_backs");
  if (report_backs.empty()) return Lack{"report_back_missing", {}};
  for (const auto& report_back : report_backs) {
    const auto date = report_back.at("date").get<std::string>();
    if (!sdk::is_day(date)) return Lack{"no_such_date", date};
    if (date < today) return Lack{"date_passed", date};
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

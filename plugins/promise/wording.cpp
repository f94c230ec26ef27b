#include "wording.hpp"

#include "calendar.hpp"

#include <algorithm>

namespace chorus::promise {
namespace {

using sdk::Json;

constexpr std::int64_t k_day_ms = 86'400'000;
// The inquiry's clock is UTC and its people may live up to twelve hours behind it: while it is
// still today for somebody, today is not over.
constexpr std::int64_t k_day_slack_ms = k_day_ms / 2;

bool is_blank(const Json& text) {
  return text.get_ref<const std::string&>().find_first_not_of(" \n\t") == std::string::npos;
}

bool says_something(const Json& lines) {
  return std::any_of(lines.begin(), lines.end(), [](const Json& line) { return !is_blank(line); });
}

}  // namespace

Json empty_wording() {
  return {{"version", 1},
          {"state", "draft"},
          {"why", ""},
          {"can_change", Json::array()},
          {"cannot_change", Json::array()},
          {"deciders", Json::array()},
          {"report_backs", Json::array()}};
}

std::optional<Json> starting_wording(const Json& settings, std::int64_t now_ms) {
  Json wording = empty_wording();
  for (const char* part : {"why", "can_change", "cannot_change", "deciders"}) {
    wording[part] = settings.at(part);
  }
  if (settings.at("easy_read") != "") wording["easy_read"] = settings["easy_read"];
  for (const std::string which : {"hear", "hear_again"}) {
    const Json& how = settings.at(which + "_how");
    const auto day = now_ms + settings.at(which + "_after_days").get<std::int64_t>() * k_day_ms;
    if (how != "") wording["report_backs"].push_back({{"date", sdk::day_of(day)}, {"how", how}});
  }
  return wording == empty_wording() ? std::nullopt : std::optional(wording);
}

std::optional<Lack> lack_of(const Json& wording, std::int64_t now_ms) {
  if (is_blank(wording.at("why"))) return Lack{"why_missing", {}};
  for (const std::string part : {"can_change", "cannot_change", "deciders"}) {
    if (!says_something(wording.at(part))) return Lack{part + "_missing", {}};
  }
  if (wording.at("report_backs").empty()) return Lack{"report_back_missing", {}};
  for (const auto& report_back : wording["report_backs"]) {
    const std::string date = report_back.at("date");
    if (!sdk::is_day(date)) return Lack{"no_such_date", date};
    if (date < sdk::day_of(now_ms - k_day_slack_ms)) return Lack{"date_passed", date};
  }
  if (is_blank(wording.value("easy_read", Json("")))) return Lack{"easy_read_missing", {}};
  return std::nullopt;
}

bool has_reviewer(const Json& with) {
  return std::any_of(with.begin(), with.end(), [](const Json& who) {
    return who == "young_person" || who == "parent_carer";
  });
}

}  // namespace chorus::promise

#include "wording.hpp"

#include "calendar.hpp"

#include <algorithm>

namespace chorus::promise {
namespace {

using sdk::Json;

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

std::optional<Json> starting_wording(const Json& settings, const std::string& today) {
  Json wording = empty_wording();
  for (const char* part : {"why", "can_change", "cannot_change", "deciders"}) {
    wording[part] = settings.at(part);
  }
  const auto easy_read = settings.at("easy_read").get<std::string>();
  if (!easy_read.empty()) wording["easy_read"] = easy_read;
  for (const std::string which : {"hear", "hear_again"}) {
    const auto how = settings.at(which + "_how").get<std::string>();
    const auto day = sdk::day_after(today, settings.at(which + "_after_days"));
    if (!how.empty()) wording["report_backs"].push_back({{"date", day}, {"how", how}});
  }
  return wording == empty_wording() ? std::nullopt : std::optional(wording);
}

std::optional<Lack> lack_of(const Json& wording, const std::string& today) {
  if (is_blank(wording.at("why"))) return Lack{"why_missing", {}};
  for (const std::string part : {"can_change", "cannot_change", "deciders"}) {
    if (!says_something(wording.at(part))) return Lack{part + "_missing", {}};
  }
  if (wording.at("report_backs").empty()) return Lack{"report_back_missing", {}};
  for (const auto& report_back : wording["report_backs"]) {
    const std::string date = report_back.at("date");
    if (!sdk::is_day(date)) return Lack{"no_such_date", date};
    if (date < today) return Lack{"date_passed", date};
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

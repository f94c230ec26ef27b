#include "starting.hpp"

#include "calendar.hpp"
#include "wording.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>

namespace chorus::promise {
namespace {

using nlohmann::json;

constexpr std::int64_t k_most_days = 3'650;
constexpr std::size_t k_most_lines = 20;
// In bytes, so within the characters of the schema.
constexpr std::size_t k_longest_line = 300;
constexpr std::size_t k_longest_why = 1'000;
constexpr std::size_t k_longest_easy_read = 2'000;

bool is_text(const json& value, std::size_t longest) {
  return value.is_string() && !value.get_ref<const std::string&>().empty() &&
         value.get_ref<const std::string&>().size() <= longest;
}

json lines_in(const json& value) {
  json lines = json::array();
  for (const auto& line : value) {
    if (is_text(line, k_longest_line) && lines.size() < k_most_lines) lines.push_back(line);
  }
  return lines;
}

json days_in(const json& value, const std::string& today) {
  json days = json::array();
  for (const auto& one : value) {
    if (!one.is_object() || days.size() == k_most_lines) continue;
    const auto after = one.value("after_days", json());
    const auto how = one.value("how", json());
    if (!after.is_number_integer() || !is_text(how, k_longest_line)) continue;
    const auto number = after.get<std::int64_t>();
    if (number < 1 || number > k_most_days) continue;
    days.push_back({{"date", sdk::day_after(today, number)}, {"how", how}});
  }
  return days;
}

}  // namespace

json empty_wording() {
  return {{"version", 1},
          {"state", "draft"},
          {"why", ""},
          {"can_change", json::array()},
          {"cannot_change", json::array()},
          {"deciders", json::array()},
          {"report_backs", json::array()}};
}

std::optional<json> starting_wording(const std::string& settings, const std::string& today) {
  const json wish = json::parse(settings).value("wording", json());
  if (!wish.is_object()) return std::nullopt;
  json wording = empty_wording();
  if (const auto why = wish.find("why"); why != wish.end() && is_text(*why, k_longest_why)) {
    wording["why"] = *why;
  }
  const auto easy = wish.find("easy_read");
  if (easy != wish.end() && is_text(*easy, k_longest_easy_read)) wording["easy_read"] = *easy;
  for (const char* part : {"can_change", "cannot_change", "deciders"}) {
    const auto lines = wish.find(part);
    if (lines != wish.end() && lines->is_array()) wording[part] = lines_in(*lines);
  }
  const auto days = wish.find("report_backs");
  if (days != wish.end() && days->is_array()) wording["report_backs"] = days_in(*days, today);
  return wording == empty_wording() ? std::nullopt : std::optional(wording);
}

}  // namespace chorus::promise

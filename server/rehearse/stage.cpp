#include "rehearse/stage.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <utility>

namespace chorus::rehearse {
namespace {

using nlohmann::json;

constexpr std::int64_t k_spread_most = 1'000;  // things; a script is anybody's

// What stands after the slash of a key.
std::string_view name_in(std::string_view key) {
  const auto slash = key.find('/');
  return slash == std::string_view::npos ? key : key.substr(slash + 1);
}

bool holds_any(const json& body, const json& unwanted) {
  return std::any_of(unwanted.items().begin(), unwanted.items().end(), [&](const auto& member) {
    return body.value(member.key(), json()) == member.value();
  });
}

}  // namespace

bool holds_all(const json& body, const json& wanted) {
  return std::all_of(wanted.items().begin(), wanted.items().end(), [&](const auto& member) {
    return body.value(member.key(), json()) == member.value();
  });
}

std::vector<const SeenRecord*> Stage::all(const Pattern& pattern) {
  std::optional<json> named_as;
  if (!pattern.named_as.is_null()) {
    named_as = value(pattern.named_as, {});
    if (!named_as || !named_as->is_string()) return {};
  }
  std::vector<const SeenRecord*> found;
  for (const auto& [key, record] : space_.records) {
    const bool fits = (pattern.key.empty() || key == pattern.key) &&
                      (pattern.type.empty() || record.type == pattern.type) &&
                      (!pattern.mine || record.mine) && holds_all(*record.body, pattern.where) &&
                      !holds_any(*record.body, pattern.unless);
    const bool is_named =
        !named_as || name_in(key) == name_in(named_as->get_ref<const std::string&>());
    if (fits && is_named) found.push_back(&record);
  }
  if (!pattern.lowest.empty()) {
    const auto number = [&](const SeenRecord* record) {
      const json value = record->body->value(pattern.lowest, json(0));
      return value.is_number() ? value.get<double>() : 0.0;
    };
    std::stable_sort(found.begin(), found.end(),
                     [&](const auto* a, const auto* b) { return number(a) < number(b); });
  }
  return found;
}

const SeenRecord* Stage::find(const Pattern& pattern) {
  const auto found = all(pattern);
  return found.empty() ? nullptr : found.front();
}

bool Stage::allows(const Script::Move& move) {
  const auto is_there = [this](const Pattern& pattern) { return find(pattern) != nullptr; };
  return std::all_of(move.when.begin(), move.when.end(), is_there) &&
         std::none_of(move.unless.begin(), move.unless.end(), is_there);
}

std::optional<json> Stage::value(const json& said, const json& about) {
  if (said.is_object() && said.size() == 1 && said.begin().key().starts_with('$')) {
    return worked_out(said.begin().key(), said.begin().value(), about);
  }
  if (!said.is_structured()) return said;
  json result = said.is_array() ? json::array() : json::object();
  for (const auto& [name, inner] : said.items()) {
    auto one = value(inner, about);
    if (!one) continue;
    if (said.is_array()) {
      result.push_back(std::move(*one));
    } else {
      result[name] = std::move(*one);
    }
  }
  return result;
}

std::optional<json> Stage::worked_out(std::string_view how, const json& said, const json& about) {
  if (how == "$about") return about.is_null() ? std::nullopt : std::optional(about);
  if (how == "$any") return value(said.at(chance_.below(said.size())), about);
  if (how == "$odds") return by_odds(said, about);
  if (how == "$member") return member(said);
  if (how == "$spread") return spread(said, about);
  if (how == "$weeks") return day_after(today_, said.get<int>());
  const auto* record = how == "$key" ? find(Pattern::from(said)) : nullptr;
  return record == nullptr ? std::nullopt : std::optional<json>(record->key);
}

std::optional<json> Stage::by_odds(const json& said, const json& about) {
  for (const auto& one : said) {
    if (chance_.happens(one.at(0).get<double>())) return value(one.at(1), about);
  }
  return std::nullopt;
}

std::optional<json> Stage::member(const json& said) {
  const auto* record = find(Pattern::from(said.at(0)));
  if (record == nullptr) return std::nullopt;
  const auto found = record->body->find(said.at(1).get<std::string>());
  return found == record->body->end() ? std::nullopt : std::optional<json>(*found);
}

std::optional<json> Stage::spread(const json& said, const json& about) {
  const auto over = all(Pattern::from(said.at("over")));
  const auto total = value(said.at("total"), about);
  if (over.empty() || !total || !total->is_number_integer()) return std::nullopt;
  const auto things = std::min(total->get<std::int64_t>(), k_spread_most);
  const auto on_one = said.contains("on_one") ? value(said.at("on_one"), about) : std::nullopt;
  const auto most = on_one && on_one->is_number_integer() ? on_one->get<std::int64_t>() : things;
  json result = json::object();
  for (std::int64_t thing = 0; thing < things; ++thing) {
    const auto& key = over[chance_.below(over.size())]->key;
    const auto there = result.value(key, std::int64_t{0});
    if (there < most) result[key] = there + 1;
  }
  return result;
}

std::string day_after(const std::string& day, int weeks) {
  int year = 0;
  unsigned month = 0;
  unsigned number = 0;
  std::sscanf(day.c_str(), "%d-%u-%u", &year, &month, &number);
  const std::chrono::year_month_day from{std::chrono::year(year), std::chrono::month(month),
                                         std::chrono::day(number)};
  const std::chrono::year_month_day date{std::chrono::sys_days(from) + std::chrono::weeks(weeks)};
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return text;
}

}  // namespace chorus::rehearse

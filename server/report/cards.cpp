#include "report/cards.hpp"

#include "kernel/values/body_members.hpp"
#include "report/day.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>
#include <utility>

namespace chorus::report {
namespace {

using nlohmann::json;

constexpr const char* k_language = "en";  // as the report's own words

std::string cell_of(const kernel::CoreKind::Column& column, const json& value, Quotes& quotes,
                    const Words& words) {
  const auto called = column.values.find(value.is_string() ? value.get<std::string>() : "");
  if (called != column.values.end()) return kernel::in_language(called->second, k_language);
  if (value.is_string()) return day_in_words(quotes.text(value.get<std::string>()), words);
  std::string lines;
  if (!value.is_array()) return lines;
  for (const auto& item : value) {
    if (!item.is_string()) continue;
    lines += (lines.empty() ? "" : "\n") + quotes.text(item.get<std::string>());
  }
  return lines;
}

}  // namespace

Table table_of(const kernel::CoreKind& kind, std::vector<kernel::RecordPtr> things, Quotes& quotes,
               const Words& words) {
  if (!kind.order.empty()) {
    std::stable_sort(things.begin(), things.end(), [&](const auto& a, const auto& b) {
      return kernel::number_in(a->body, kind.order) < kernel::number_in(b->body, kind.order);
    });
  }
  Table table;
  for (const auto& column : kind.columns) {
    table.columns.push_back(kernel::in_language(column.name, k_language));
  }
  for (const auto& thing : things) {
    const json body = json::parse(thing->body.text());
    std::vector<std::string> row;
    row.reserve(kind.columns.size());
    for (const auto& column : kind.columns) {
      row.push_back(cell_of(column, body.value(column.member, json()), quotes, words));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace chorus::report

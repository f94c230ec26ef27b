#pragma once

#include <nlohmann/json.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

// What an activity says in a report, built section by section; schemas/section.schema.json tells
// what each block means. `text` arguments are words of the catalogue (own_words) or text out of a
// record. An empty list or table is left out.
namespace chorus::sdk {

class Report {
  using Json = nlohmann::json;

 public:
  static constexpr std::size_t k_most_blocks = 400;  // a section; what is beyond is left out

  Report& section(Json title) {
    sections_.push_back({{"title", std::move(title)}, {"blocks", Json::array()}});
    return *this;
  }
  Report& paragraph(Json text) { return block({{"t", "paragraph"}, {"text", std::move(text)}}); }
  Report& list(Json items) {
    if (items.empty()) return *this;
    return block({{"t", "list"}, {"items", std::move(items)}});
  }
  // `rows`: lists as long as `columns`. `drawn`: what each row's last cell says, as a picture
  // beside it: {"dots": N} or {"part": "none", "a_few", "some" or "most"}.
  Report& table(Json columns, Json rows, Json drawn = Json::array()) {
    if (rows.empty()) return *this;
    Json table{{"t", "table"}, {"columns", std::move(columns)}, {"rows", std::move(rows)}};
    if (!drawn.empty()) table["drawn"] = std::move(drawn);
    return block(std::move(table));
  }
  // The words of a record, if their owner lets them leave.
  Report& quote(const std::string& key) { return block({{"t", "quote"}, {"key", key}}); }
  // A thing of a core kind, as its kind is told.
  Report& thing(const std::string& key) { return block({{"t", "thing"}, {"key", key}}); }
  // Heads: Chorus turns small numbers into words. `rows`: {"label", "people"}.
  Report& people(std::int64_t of, Json rows) {
    return block({{"t", "people"}, {"of", of}, {"rows", std::move(rows)}});
  }
  // The same of the five steps of an agreement, from the gladdest.
  Report& degrees(std::int64_t of, Json rows) {
    return block({{"t", "people"}, {"of", of}, {"degrees", true}, {"rows", std::move(rows)}});
  }

  bool empty() const { return sections_.empty(); }
  std::string text() const { return Json{{"sections", sections_}}.dump(); }

 private:
  Report& block(Json block) {
    Json& blocks = sections_.back()["blocks"];
    if (blocks.size() < k_most_blocks) blocks.push_back(std::move(block));
    return *this;
  }

  Json sections_ = Json::array();
};

}  // namespace chorus::sdk

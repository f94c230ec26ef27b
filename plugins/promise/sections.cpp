#include "sections.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <utility>

namespace chorus::promise {
namespace {

using nlohmann::json;

json words(const char* key) { return {{"words", std::string("promise.") + key}}; }

json paragraph(json text) { return {{"t", "paragraph"}, {"text", std::move(text)}}; }

json list(const json& items) { return {{"t", "list"}, {"items", items}}; }

std::optional<json> approved_promise(const sdk::Call& call) {
  for (const auto& record : call.scan("promise/")) {
    json body = json::parse(record.body);
    if (body.at("state") == "approved") return body;
  }
  return std::nullopt;
}

json section(json title, json blocks) {
  return {{"title", std::move(title)}, {"blocks", std::move(blocks)}};
}

// One question of the promise after another, each under its own heading.
void promised(const json& promise, json& sections) {
  sections.push_back(section(words("why"), json::array({paragraph(promise.at("why"))})));
  sections.push_back(section(words("can_change"), json::array({list(promise.at("can_change"))})));
  sections.push_back(
      section(words("cannot_change"), json::array({list(promise.at("cannot_change"))})));
  sections.push_back(section(words("q_deciders"), json::array({list(promise.at("deciders"))})));
}

json report_backs(const json& promise) {
  json rows = json::array();
  for (const auto& one : promise.at("report_backs")) {
    rows.push_back({one.at("date"), one.at("how")});
  }
  const json table{{"t", "table"},
                   {"columns", {words("report_day"), words("report_how")}},
                   {"rows", std::move(rows)}};
  return section(words("hear_back"), json::array({table}));
}

std::optional<json> answers(const sdk::Call& call) {
  json rows = json::array();
  for (const auto& record : call.scan("answer/")) {
    const json body = json::parse(record.body);
    rows.push_back({body.at("asked"), body.at("text")});
  }
  if (rows.empty()) return std::nullopt;
  const json table{{"t", "table"},
                   {"columns", {words("report_question"), words("report_answer")}},
                   {"rows", std::move(rows)}};
  return section(words("questions"), json::array({table}));
}

}  // namespace

std::string sections_of(const sdk::Call& call, std::string_view) {
  json sections = json::array();
  if (const auto promise = approved_promise(call)) {
    promised(*promise, sections);
    sections.push_back(report_backs(*promise));
  } else {
    sections.push_back(
        section(words("report_title"), json::array({paragraph(words("report_none"))})));
  }
  if (auto answered = answers(call)) sections.push_back(std::move(*answered));
  return json{{"sections", std::move(sections)}}.dump();
}

}  // namespace chorus::promise

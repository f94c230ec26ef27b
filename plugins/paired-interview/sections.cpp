#include "sections.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace chorus::paired_interview {
namespace {

using nlohmann::json;

json words(const std::string& key, json args = json::object()) {
  return {{"words", "paired-interview." + key}, {"args", std::move(args)}};
}

json paragraph(json text) { return {{"t", "paragraph"}, {"text", std::move(text)}}; }

}  // namespace

std::string sections_of(const sdk::Call& call, std::string_view purpose) {
  const auto stories = call.scan("story/");
  json blocks = json::array();
  blocks.push_back(paragraph(stories.empty() ? words("report_none")
                                             : words("report_told", {{"n", stories.size()}})));
  for (const auto& story : stories) {
    // The rest of so many would not fit; what is quoted is chosen by chance, as keys are.
    if (blocks.size() == 400) break;
    blocks.push_back({{"t", "quote"}, {"key", story.key}});
  }
  const bool plainer = purpose == "participants";
  const json section{{"title", words(plainer ? "report_title_participants" : "report_title")},
                     {"blocks", std::move(blocks)}};
  return json{{"sections", json::array({section})}}.dump();
}

}  // namespace chorus::paired_interview

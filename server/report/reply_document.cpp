#include "report/reply_document.hpp"

#include "report/file_name.hpp"
#include "report/format.hpp"
#include "report/list_text.hpp"
#include "report/reply_columns.hpp"
#include "report/step_text.hpp"

#include <nlohmann/json.hpp>

namespace chorus::report {
namespace {

using Blocks = nlohmann::ordered_json;

Blocks paragraph(const std::string& text, const char* look = nullptr) {
  Blocks block{{"t", "paragraph"}, {"text", text}};
  if (look != nullptr) block["look"] = look;
  return block;
}

Blocks table(const Report& report, const Words& words) {
  Blocks columns = Blocks::array();
  Blocks widths = Blocks::array();
  for (const auto column : k_reply_columns) {
    columns.push_back(title_of(column, words));
    widths.push_back(width_of(column));
  }
  Blocks rows = Blocks::array();
  for (const auto& step : report.next_steps) {
    std::vector<std::string> cells(k_reply_columns.size());
    cells[0] = step.id;
    cells[1] = step.what;
    rows.push_back(cells);
  }
  return {{"t", "table"},
          {"columns", std::move(columns)},
          {"widths", std::move(widths)},
          {"names", k_reply_columns},
          {"rows", std::move(rows)}};
}

Blocks how_to_fill_in(const Words& words) {
  std::vector<std::string> lines;
  for (const auto column : k_reply_columns) {
    const auto choices = choices_of(column, words);
    if (choices.empty()) continue;
    lines.push_back(words.text("reply.choices", {{"column", title_of(column, words)},
                                                 {"choices", joined(choices, ", ")}}));
  }
  lines.push_back(words.text("reply.days"));
  return {{"t", "list"}, {"items", lines}};
}

Blocks blocks_of(const Report& report, const Words& words) {
  auto blocks = Blocks::array({paragraph(report.title, "title")});
  blocks.push_back({{"t", "heading"}, {"level", 1}, {"text", words.text("reply.title")}});
  blocks.push_back(paragraph(written_on(report, words), "quiet"));
  if (const auto replaced = replaces(report, words); !replaced.empty()) {
    blocks.push_back(paragraph(replaced, "quiet"));
  }
  if (const auto whose = given_to_others(report, words); !whose.empty()) {
    blocks.push_back(paragraph(whose));
  }
  blocks.push_back(paragraph(words.text("reply.how")));
  blocks.push_back(how_to_fill_in(words));
  blocks.push_back(table(report, words));
  blocks.push_back(paragraph(words.text("reply.keep"), "quiet"));
  blocks.push_back(paragraph(reply_mark(report), "quiet"));
  return blocks;
}

}  // namespace

std::string to_reply_document(const Report& report, const Words& words) {
  const Blocks document{
      {"chorus", "document/1"},
      {"purpose", to_text(report.purpose)},
      {"name",
       file_name(report.title, report.purpose, report.issue, report.made_on, Format::word_reply)},
      {"lang", words.text("lang")},
      {"title", report.title},
      {"made_on", report.made_on},
      {"foot", written_on(report, words)},
      {"pages", Blocks::array({{{"wide", true}, {"blocks", blocks_of(report, words)}}})}};
  return document.dump(2) + "\n";
}

}  // namespace chorus::report

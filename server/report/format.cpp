#include "report/format.hpp"

#include "report/calendar.hpp"
#include "report/csv.hpp"
#include "report/document.hpp"
#include "report/html.hpp"
#include "report/json.hpp"
#include "report/markdown.hpp"
#include "report/reply_document.hpp"
#include "report/reply_sheet.hpp"
#include "report/slides.hpp"
#include "report/xlsx.hpp"

#include <array>

namespace chorus::report {
namespace {

struct Named {
  Format format;
  std::string_view text;
  std::string_view content_type;
};
constexpr std::array<Named, k_formats.size()> k_format_names{{
    {Format::html, "html", "text/html; charset=utf-8"},
    {Format::markdown, "md", "text/markdown; charset=utf-8"},
    {Format::word, "docx", "application/json"},
    {Format::slides, "pptx", "application/json"},
    {Format::xlsx, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    {Format::reply, "reply.xlsx",
     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    {Format::word_reply, "reply.docx", "application/json"},
    {Format::csv, "csv", "text/csv; charset=utf-8"},
    {Format::calendar, "ics", "text/calendar; charset=utf-8"},
    {Format::json, "json", "application/json"},
}};

const Named& named(Format format) {
  for (const auto& one : k_format_names) {
    if (one.format == format) return one;
  }
  return k_format_names.front();
}

}  // namespace

std::string_view to_text(Format format) { return named(format).text; }

std::string_view content_type(Format format) { return named(format).content_type; }

std::optional<Format> format_from(std::string_view text) {
  for (const auto& one : k_format_names) {
    if (one.text == text) return one.format;
  }
  return std::nullopt;
}

bool is_finished_elsewhere(Format format) {
  return format == Format::word || format == Format::word_reply || format == Format::slides;
}

std::string written(const Report& report, Format format, const Words& words) {
  switch (format) {
    case Format::html: return to_html(report, words);
    case Format::markdown: return to_markdown(report, words);
    case Format::word: return to_document(report, words);
    case Format::slides: return to_slides(report, words);
    case Format::xlsx: return to_xlsx(report, words);
    case Format::reply: return to_reply_sheet(report, words);
    case Format::word_reply: return to_reply_document(report, words);
    case Format::csv: return to_csv(report, words);
    case Format::calendar: return to_calendar(report, words);
    case Format::json: return to_json(report);
  }
  return {};
}

}  // namespace chorus::report

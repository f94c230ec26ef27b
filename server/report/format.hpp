#pragma once

#include "report/report.hpp"
#include "report/words.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace chorus::report {

// The kinds of file a report can be written as.
enum class Format { html, markdown, word, slides, xlsx, reply, word_reply, csv, calendar, json };
inline constexpr std::array k_formats{
    Format::html,  Format::markdown,   Format::word, Format::slides,   Format::xlsx,
    Format::reply, Format::word_reply, Format::csv,  Format::calendar, Format::json};

// How the file's name ends, and how people ask for it: html, md, docx, pptx, xlsx, reply.xlsx and
// reply.docx (what a board sends back), csv, ics, json.
std::string_view to_text(Format format);
std::optional<Format> format_from(std::string_view text);
std::string_view content_type(Format format);

// Office programs' files are not written here but by client/src/papers, in the console or by node,
// from what `written` gives.
bool is_finished_elsewhere(Format format);

// The whole file, always the same for the same report; of one that is finished elsewhere, the JSON
// it is made from.
std::string written(const Report& report, Format format, const Words& words);

}  // namespace chorus::report

#pragma once

#include "report/report.hpp"
#include "report/words.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace chorus::report {

// The kinds of file a report can be written as.
enum class Format { html, markdown, xlsx, csv, calendar, json };
inline constexpr std::array k_formats{Format::html, Format::markdown, Format::xlsx,
                                      Format::csv,  Format::calendar, Format::json};

// How the file's name ends, and how people ask for it: html, md, xlsx, csv, ics, json.
std::string_view to_text(Format format);
std::optional<Format> format_from(std::string_view text);
std::string_view content_type(Format format);

// The whole file, always the same for the same report.
std::string written(const Report& report, Format format, const Words& words);

}  // namespace chorus::report

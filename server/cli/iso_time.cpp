#include "cli/iso_time.hpp"

#include <charconv>
#include <chrono>
#include <optional>
#include <stdexcept>
#include <string_view>

namespace chorus::cli {
namespace {

std::optional<int> number(std::string_view text, std::size_t at, std::size_t length) {
  if (at + length > text.size()) return std::nullopt;
  int value = 0;
  const auto* end = text.data() + at + length;
  const auto result = std::from_chars(text.data() + at, end, value);
  return result.ec == std::errc() && result.ptr == end ? std::optional(value) : std::nullopt;
}

std::optional<kernel::Instant> parsed(std::string_view text) {
  if (text.ends_with('Z')) text.remove_suffix(1);
  const auto year = number(text, 0, 4);
  const auto month = number(text, 5, 2);
  const auto day = number(text, 8, 2);
  if (!year || !month || !day || text[4] != '-' || text[7] != '-') return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(*year),
                                         std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  std::chrono::seconds time{0};
  if (text.size() > 10) {
    const auto hour = number(text, 11, 2);
    const auto minute = number(text, 14, 2);
    const auto second = text.size() > 16 ? number(text, 17, 2) : std::optional(0);
    if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 59) {
      return std::nullopt;
    }
    time =
        std::chrono::hours(*hour) + std::chrono::minutes(*minute) + std::chrono::seconds(*second);
  }
  const auto since_1970 = std::chrono::sys_days(date).time_since_epoch() + time;
  return std::chrono::duration_cast<std::chrono::milliseconds>(since_1970).count();
}

}  // namespace

kernel::Instant instant_of(const std::string& iso) {
  const auto instant = parsed(iso);
  if (!instant) throw std::runtime_error("\"" + iso + "\" is not a time. Write 2026-11-24T16:30.");
  return *instant;
}

}  // namespace chorus::cli

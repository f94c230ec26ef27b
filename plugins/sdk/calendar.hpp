#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

// Days as records hold them: "YYYY-MM-DD", in the room's time zone. Two of them compare as text.
// Which day it is says Call::today(); an instant is never turned into a day here.
namespace chorus::sdk {

// The day of such a text; none: there is no such day, as "2027-02-29".
inline std::optional<std::chrono::sys_days> day_in(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  std::array<int, 3> parts{};
  for (std::size_t at = 0, part = 0; at < text.size(); ++at) {
    if (text[at] == '-' && (at == 4 || at == 7)) {
      ++part;
    } else if (text[at] < '0' || text[at] > '9') {
      return std::nullopt;
    } else {
      parts.at(part) = parts.at(part) * 10 + (text[at] - '0');
    }
  }
  const std::chrono::year_month_day day{std::chrono::year(parts[0]),
                                        std::chrono::month(static_cast<unsigned>(parts[1])),
                                        std::chrono::day(static_cast<unsigned>(parts[2]))};
  return day.ok() ? std::optional(std::chrono::sys_days(day)) : std::nullopt;
}

inline bool is_day(std::string_view text) { return day_in(text).has_value(); }

// So many days after a day; a text that is no day comes back as it is.
inline std::string day_after(std::string_view text, std::int64_t days) {
  const auto from = day_in(text);
  if (!from) return std::string(text);
  const std::chrono::year_month_day day{*from + std::chrono::days(days)};
  std::array<char, 16> written{};
  std::snprintf(written.data(), written.size(), "%04d-%02u-%02u", static_cast<int>(day.year()),
                static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
  return written.data();
}

}  // namespace chorus::sdk

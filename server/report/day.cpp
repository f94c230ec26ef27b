#include "report/day.hpp"

#include <array>
#include <chrono>
#include <cstdio>

namespace chorus::report {

std::string day_of(kernel::Instant instant) {
  const std::chrono::sys_time<std::chrono::milliseconds> moment{std::chrono::milliseconds(instant)};
  const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(moment)};
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(day.year()),
                static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
  return text.data();
}

std::string day_in_words(const std::string& day, const Words& words) {
  const std::string month = day.size() == 10 ? "month." + day.substr(5, 2) : std::string();
  if (month.empty() || day[4] != '-' || day[7] != '-' || !words.has(month)) return day;
  const std::string number = day[8] == '0' ? day.substr(9) : day.substr(8);
  return words.text("day",
                    {{"day", number}, {"month", words.text(month)}, {"year", day.substr(0, 4)}});
}

}  // namespace chorus::report

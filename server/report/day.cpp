#include "report/day.hpp"

#include <charconv>
#include <chrono>

namespace chorus::report {
namespace {

// Of digits alone; 0 of anything else, which is no year, month or day of a month.
unsigned number_in(std::string_view text) {
  unsigned number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  return read.ptr == text.data() + text.size() ? number : 0;
}

}  // namespace

bool is_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const std::chrono::year_month_day day{
      std::chrono::year(static_cast<int>(number_in(text.substr(0, 4)))),
      std::chrono::month(number_in(text.substr(5, 2))),
      std::chrono::day(number_in(text.substr(8, 2)))};
  return number_in(text.substr(0, 4)) > 0 && day.ok();
}

std::string day_in_words(const std::string& day, const Words& words) {
  const std::string month = day.size() == 10 ? "month." + day.substr(5, 2) : std::string();
  if (month.empty() || day[4] != '-' || day[7] != '-' || !words.has(month)) return day;
  const std::string number = day[8] == '0' ? day.substr(9) : day.substr(8);
  return words.text("day",
                    {{"day", number}, {"month", words.text(month)}, {"year", day.substr(0, 4)}});
}

std::string month_of(const std::string& day) { return day.substr(0, 7); }

std::string month_in_words(const std::string& month, const Words& words) {
  const std::string name = month.size() == 7 ? "month." + month.substr(5) : std::string();
  if (name.empty() || !words.has(name)) return month;
  return words.text("month", {{"month", words.text(name)}, {"year", month.substr(0, 4)}});
}

}  // namespace chorus::report

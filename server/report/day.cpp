#include "report/day.hpp"

namespace chorus::report {

std::string day_in_words(const std::string& day, const Words& words) {
  const std::string month = day.size() == 10 ? "month." + day.substr(5, 2) : std::string();
  if (month.empty() || day[4] != '-' || day[7] != '-' || !words.has(month)) return day;
  const std::string number = day[8] == '0' ? day.substr(9) : day.substr(8);
  return words.text("day",
                    {{"day", number}, {"month", words.text(month)}, {"year", day.substr(0, 4)}});
}

}  // namespace chorus::report

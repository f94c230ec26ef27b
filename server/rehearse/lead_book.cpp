#include "rehearse/lead_book.hpp"

#include <nlohmann/json.hpp>

#include <chrono>
#include <cstdio>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace chorus::rehearse {
namespace {

using nlohmann::json;

constexpr int k_weeks_to_review = 12;

// The proposal in this state with the lowest number; null: none.
const SeenRecord* proposal_that_is(const SeenSpace& space, std::string_view state) {
  const SeenRecord* first = nullptr;
  for (const auto* record : space.of("proposal")) {
    if (record->body->value("state", "") != state) continue;
    if (first == nullptr || record->body->value("number", 0) < first->body->value("number", 0)) {
      first = record;
    }
  }
  return first;
}

json new_words_for(const SeenRecord& proposal) {
  return {{"key", proposal.key},
          {"title", proposal.body->value("title", "")},
          {"words", "We practise once more, and whoever wants to may rest."}};
}

// One proposal; once in new words if it is not agreed; a day if it is.
std::optional<Move> next_in_rounds(const SeenSpace& space, const std::string& today) {
  if (space.phase == "lobby" && space.of("proposal").empty()) {
    return move_of("propose", {{"title", "Practice"}, {"words", "We practise one evening."}});
  }
  if (space.phase != "revealed") return std::nullopt;
  const auto* asking = space.find("asking/now");
  if (asking == nullptr) return std::nullopt;
  if (!asking->body->value("shown", false)) return move_of("core.reopen", json::object());
  if (const auto* met = proposal_that_is(space, "asked")) {
    return move_of("agree",
                   {{"key", met->key}, {"review_on", day_after(today, k_weeks_to_review)}});
  }
  const auto* not_agreed = proposal_that_is(space, "not_agreed");
  if (not_agreed != nullptr && not_agreed->body->value("version", 1) == 1) {
    return move_of("amend", new_words_for(*not_agreed));
  }
  if (const auto* waiting = proposal_that_is(space, "waiting")) {
    return move_of("ask", {{"key", waiting->key}});
  }
  return std::nullopt;
}

}  // namespace

std::optional<Move> next_of_lead(std::string_view plugin, const SeenSpace& space,
                                 const std::string& today) {
  if (plugin == "agreement-rounds") return next_in_rounds(space, today);
  return std::nullopt;
}

bool goes_on_after_reveal(std::string_view plugin) { return plugin == "agreement-rounds"; }

std::string day_after(const std::string& day, int weeks) {
  int year = 0;
  unsigned month = 0;
  unsigned number = 0;
  std::sscanf(day.c_str(), "%d-%u-%u", &year, &month, &number);
  const std::chrono::year_month_day from{std::chrono::year(year), std::chrono::month(month),
                                         std::chrono::day(number)};
  const std::chrono::year_month_day date{std::chrono::sys_days(from) + std::chrono::weeks(weeks)};
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return text;
}

}  // namespace chorus::rehearse

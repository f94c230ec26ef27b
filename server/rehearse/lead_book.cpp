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
std::optional<Move> next_in_rounds(const SeenSpace& space, std::int64_t now_ms) {
  if (space.phase == "lobby" && space.of("proposal").empty()) {
    return move_of("propose", {{"title", "Practice"}, {"words", "We practise one evening."}});
  }
  if (space.phase != "revealed") return std::nullopt;
  const auto* asking = space.find("asking/now");
  if (asking == nullptr) return std::nullopt;
  if (!asking->body->value("shown", false)) return move_of("core.reopen", json::object());
  if (const auto* met = proposal_that_is(space, "asked")) {
    return move_of("agree",
                   {{"key", met->key}, {"review_on", day_after(now_ms, k_weeks_to_review)}});
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
                                 std::int64_t now_ms) {
  if (plugin == "agreement-rounds") return next_in_rounds(space, now_ms);
  return std::nullopt;
}

bool goes_on_after_reveal(std::string_view plugin) { return plugin == "agreement-rounds"; }

std::string day_after(std::int64_t now_ms, int weeks) {
  const std::chrono::sys_time<std::chrono::milliseconds> now{std::chrono::milliseconds(now_ms)};
  const auto day = std::chrono::floor<std::chrono::days>(now) + std::chrono::weeks(weeks);
  const std::chrono::year_month_day date{day};
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return text;
}

}  // namespace chorus::rehearse

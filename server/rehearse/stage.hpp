#pragma once

#include "rehearse/chance.hpp"
#include "rehearse/mirror.hpp"
#include "rehearse/script.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace chorus::rehearse {

// What a script says, read off what a page shows. Pure but for the chance it is given.
class Stage {
 public:
  // `space` and `chance` outlive it. `today`: "YYYY-MM-DD", as the room counts days.
  Stage(const SeenSpace& space, Chance& chance, std::string today)
      : space_(space), chance_(chance), today_(std::move(today)) {}

  // The first of those that fit; null: none.
  const SeenRecord* find(const Pattern& pattern);
  std::vector<const SeenRecord*> all(const Pattern& pattern);
  bool allows(const Script::Move& move);  // by its `when` and `unless`

  // A value of a script; none: it has no value now. `about`: what the move is about.
  std::optional<nlohmann::json> value(const nlohmann::json& said, const nlohmann::json& about);

 private:
  std::optional<nlohmann::json> worked_out(std::string_view how, const nlohmann::json& said,
                                           const nlohmann::json& about);
  std::optional<nlohmann::json> by_odds(const nlohmann::json& said, const nlohmann::json& about);
  std::optional<nlohmann::json> member(const nlohmann::json& said);
  std::optional<nlohmann::json> spread(const nlohmann::json& said, const nlohmann::json& about);

  const SeenSpace& space_;
  Chance& chance_;
  std::string today_;
};

// True where `body` has all the members of `wanted`, as they are there.
bool holds_all(const nlohmann::json& body, const nlohmann::json& wanted);

// The day some weeks after a day, both "YYYY-MM-DD".
std::string day_after(const std::string& day, int weeks);

}  // namespace chorus::rehearse

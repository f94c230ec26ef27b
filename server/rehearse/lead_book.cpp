#include "rehearse/lead_book.hpp"

#include "rehearse/stage.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string_view>
#include <utility>

namespace chorus::rehearse {
namespace {

bool is_made_in(const Script::Move& move, std::string_view phase) {
  if (move.phases.empty()) return phase == "lobby";
  return std::find(move.phases.begin(), move.phases.end(), phase) != move.phases.end();
}

}  // namespace

std::optional<Move> next_of_lead(const Script& script, const SeenSpace& space, Chance& chance,
                                 const std::string& today) {
  Stage stage(space, chance, today);
  for (const auto& move : script.lead) {
    if (!is_made_in(move, space.phase) || !stage.allows(move)) continue;
    const auto about = stage.value(move.about, {});
    if (!about) continue;
    auto args = stage.value(move.args, *about);
    if (args) return move_of(move.command, std::move(*args));
  }
  return std::nullopt;
}

bool goes_on_after_reveal(const Script& script) {
  return std::any_of(script.lead.begin(), script.lead.end(),
                     [](const auto& move) { return is_made_in(move, "revealed"); });
}

}  // namespace chorus::rehearse

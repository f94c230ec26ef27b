#include "rehearse/playbook.hpp"

#include "rehearse/stage.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace chorus::rehearse {
namespace {

using nlohmann::json;

// What a script is about does not hang on chance.
std::optional<json> about_now(const Script::Move& move, const SeenSpace& space) {
  Chance none(0);
  return Stage(space, none, {}).value(move.about, {});
}

template <class Text>
bool has(const std::vector<std::string>& texts, const Text& text) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

}  // namespace

Move move_of(std::string name, json args) {
  return {std::move(name), std::make_shared<const json>(std::move(args))};
}

bool is_passing(std::string_view code) {
  return code == "activity_restarted" || code == "activity_paused" || code == "storage_trouble";
}

Player::Player(const Script& script, Chance& chance, bool restless) : restless_(restless) {
  for (const auto& move : script.people) {
    Part part;
    part.move = &move;
    part.quota = chance.happens(move.odds) ? 1 + chance.below(move.at_most) : 0;
    parts_.push_back(std::move(part));
  }
}

bool Player::was_accepted(std::string_view command) const { return has(accepted_, command); }

bool Player::may_make(const Part& part, const SeenSpace& space) const {
  const auto& phases = part.move->phases;
  const bool now = phases.empty() ? space.takes_answers() : has(phases, space.phase);
  const bool is_restless = restless_ && part.move->at_most > 1 && part.quota > 0;
  const bool has_more = part.said < part.quota || is_restless;
  return now && has_more && !part.let_be && !part.never_again &&
         (part.move->after.empty() || was_accepted(part.move->after));
}

std::optional<Move> Player::next(const SeenSpace& space, Chance& chance, const std::string& today) {
  Stage stage(space, chance, today);
  for (std::size_t at = 0; at < parts_.size(); ++at) {
    Part& part = parts_[at];
    const auto about = about_now(*part.move, space);
    if (!about) continue;
    if (*about != part.about) {
      part.about = *about;
      part.said = 0;
      part.let_be = false;
    }
    if (!may_make(part, space) || !stage.allows(*part.move)) continue;
    auto args = stage.value(part.move->args, part.about);
    if (!args) continue;
    making_ = at;
    return move_of(part.move->command, std::move(*args));
  }
  return std::nullopt;
}

void Player::accepted(const Move& move) {
  ++parts_.at(making_).said;
  if (!was_accepted(move.name)) accepted_.push_back(move.name);
}

void Player::rejected(const Move&, std::string_view code) {
  if (is_passing(code)) return;
  Part& part = parts_.at(making_);
  part.let_be = true;
  part.never_again = part.never_again || has(part.move->never_after, code);
}

bool Player::is_done(const Part& part) const {
  if (part.never_again || part.let_be || part.said >= part.quota) return true;
  if (part.move->after.empty() || was_accepted(part.move->after)) return false;
  // What it would come after is not going to happen.
  return std::all_of(parts_.begin(), parts_.end(), [&](const Part& other) {
    return other.move->command != part.move->after || is_done(other);
  });
}

bool Player::finished(const SeenSpace& space) const {
  return std::all_of(parts_.begin(), parts_.end(), [&](const Part& part) {
    const auto about = about_now(*part.move, space);
    return part.never_again || part.quota == 0 || !about || (*about == part.about && is_done(part));
  });
}

}  // namespace chorus::rehearse

#pragma once

#include "rehearse/chance.hpp"
#include "rehearse/mirror.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace chorus::rehearse {

// What a person does next in an activity.
struct Move {
  std::string name;
  JsonPtr args;
};

Move move_of(std::string name, nlohmann::json args);

// How one person goes through one activity: looks at what the page shows, decides, is told what
// became of it. Pure but for the chance it is given. One class an activity type; whoever has none
// is watched.
class Player {
 public:
  virtual ~Player() = default;
  virtual std::optional<Move> next(const SeenSpace& space, Chance& chance) = 0;
  virtual void accepted(const Move& move) = 0;
  // The server said no. What may pass (a restarted activity) is tried again; else the person lets
  // it be.
  virtual void rejected(const Move& move, std::string_view code) = 0;
  // Has said what they want to say on what `space` asks now.
  virtual bool finished(const SeenSpace& space) const = 0;
};

// `restless`: goes on changing their mind for as long as the activity takes answers.
std::unique_ptr<Player> player_for(std::string_view plugin, Chance& chance, bool restless);

// True where the words of a refusal mean "not just now" and not "never".
bool is_passing(std::string_view code);

}  // namespace chorus::rehearse

#pragma once

#include "rehearse/chance.hpp"
#include "rehearse/mirror.hpp"
#include "rehearse/script.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chorus::rehearse {

// What a person does next in an activity.
struct Move {
  std::string name;
  JsonPtr args;
};

Move move_of(std::string name, nlohmann::json args);

// How one person goes through one activity by its script: looks at what the page shows, decides, is
// told what became of it. Pure but for the chance it is given.
class Player {
 public:
  // `restless`: goes on changing their mind for as long as the activity takes answers. The script
  // outlives it.
  Player(const Script& script, Chance& chance, bool restless);

  // `today`: "YYYY-MM-DD", as the room counts days.
  std::optional<Move> next(const SeenSpace& space, Chance& chance, const std::string& today);
  void accepted(const Move& move);
  // The server said no. What may pass (a restarted activity) is tried again; else the person lets
  // it be.
  void rejected(const Move& move, std::string_view code);
  // Has said what they want to say on what `space` asks now.
  bool finished(const SeenSpace& space) const;

 private:
  // How far one move of the script is.
  struct Part {
    const Script::Move* move = nullptr;
    std::size_t quota = 1;  // how often they say it of one thing; 0: never
    nlohmann::json about;
    std::size_t said = 0;
    bool let_be = false;  // of what it is about now
    bool never_again = false;
  };

  bool may_make(const Part& part, const SeenSpace& space) const;
  bool is_done(const Part& part) const;
  bool was_accepted(std::string_view command) const;

  std::vector<Part> parts_;
  std::vector<std::string> accepted_;
  std::size_t making_ = 0;  // the part whose move is on its way
  bool restless_;
};

// True where the words of a refusal mean "not just now" and not "never".
bool is_passing(std::string_view code);

}  // namespace chorus::rehearse
